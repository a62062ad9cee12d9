package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.StoreException;

class RetryingStoreTest extends ReplacingStoreContract {

    private final List<Duration> pauses = new ArrayList<>();

    @Override
    WritableStore create() {
        return RetryingStore.of(new MemoryStore());
    }

    private WritableStore failing(IOException cause, int times) {
        AtomicInteger left = new AtomicInteger(times);
        WritableStore store = new ForwardingStore(new MemoryStore()) {
            @Override
            public void put(String key, ByteBuffer value) {
                boolean fails = left.getAndDecrement() > 0;
                if (fails) value.get(); // half of it went out
                if (fails) throw new StoreException("put failed: " + cause, cause);
                super.put(key, value);
            }
        };
        return new RetryingStore(store, new Retries(4, Duration.ofMillis(100), pauses::add));
    }

    @Test
    void whatFailsForATimeSucceedsAfterPausesThatGrow() {
        WritableStore store = failing(new IOException("Connection reset"), 3);
        put(store, "a", 1, 2);
        assertThat(bytes(store, "a", ByteRange.ALL)).containsExactly(1, 2);
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1600));
    }

    @Test
    void whatGoesOnFailingIsAnErrorThatSaysHowOftenItWasTried() {
        WritableStore store = failing(new IOException("Connection reset"), 99);
        assertThatThrownBy(() -> put(store, "a", 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("Connection reset", "attempt 4");
        assertThat(pauses).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Disk quota exceeded", "Read-only file system"})
    void whatStaysIsNotTriedAgain(String message) {
        assertThatThrownBy(() -> put(failing(new IOException(message), 99), "a", 1))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> put(failing(new AccessDeniedException("a"), 99), "a", 1))
                .hasMessageContaining("AccessDenied");
        assertThat(pauses).isEmpty();
    }
}
