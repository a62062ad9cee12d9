package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.StoreException;

/** The stores that misbehave do so as they say. */
class TestDoublesTest {

    private final MemoryStore memory = new MemoryStore();

    @BeforeEach
    void fill() {
        for (String key : List.of("good", "bad")) memory.put(key, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
    }

    @Test
    void failingStoreFails() {
        AtomicInteger count = new AtomicInteger();
        Store store = new FailingStore(memory, key -> key.equals("bad") && count.incrementAndGet() % 2 == 1);
        assertThatThrownBy(() -> store.get("bad"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("bad");
        assertThat(store.get("bad")).isPresent();
        assertThat(store.get("good")).isPresent();
    }

    @Test
    void truncatingStoreShowsTheBeginning() {
        Store store = new TruncatingStore(memory, "bad"::equals, 3);
        assertThat(StoreContract.bytes(store, "bad", ByteRange.ALL)).containsExactly(1, 2, 3);
        assertThat(StoreContract.bytes(store, "bad", ByteRange.suffix(2))).containsExactly(2, 3);
        assertThat(StoreContract.bytes(store, "bad", ByteRange.of(9, 2))).isEmpty();
        assertThat(store.size("bad")).contains(3L);
        assertThat(StoreContract.bytes(store, "good", ByteRange.ALL)).hasSize(4);
        assertThat(store.get("none")).isEmpty();
    }

    @Test
    void slowStoreAnswersWhenReleased() throws Exception {
        SlowStore store = new SlowStore(memory, "bad"::equals);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(
                () -> store.get("bad").orElseThrow().remaining());
        store.awaitReaders(1);
        assertThat(answer).isNotDone();
        assertThat(store.get("good")).isPresent();
        store.release();
        assertThat(answer.get()).isEqualTo(4);
    }

    @Test
    void countingStoreCounts() {
        CountingStore store = new CountingStore(memory);
        store.get("good");
        store.get("a/zarr.json");
        store.get("good");
        assertThat(store.chunksRead()).containsExactly("good", "good");
    }
}
