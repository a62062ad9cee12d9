package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.store.DyingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.WritableStore;

/** Processing that was killed or cancelled goes on where it was, to the same bytes; other processing does not. */
class InterruptedPipelineTest {

    private static final List<String> PIPELINE =
            List.of("gaussian sigma=1", "run command=[Find Edges] halo=1", "threshold method=Otsu");

    private static LazyImage<?> processed(List<String> pipeline) {
        LazyImage<?> image = LazyImage.of(SampleCells.of(120, 90, 30).pyramid(new CellCache(1 << 26)));
        return image.then(pipeline, location -> image);
    }

    private static void save(List<String> pipeline, WritableStore store, Progress progress) {
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 32, "y", 32, "z", 16))
                .withMemory(12_000_000);
        PyramidSaver.save(processed(pipeline), new WriteTarget(store, "", options), ThreadRunner.of(2), progress);
    }

    private static Map<String, ByteBuffer> contents(MemoryStore store) {
        Map<String, ByteBuffer> contents = new TreeMap<>();
        store.list("").forEach(key -> contents.put(key, store.get(key).orElseThrow()));
        return contents;
    }

    private static MemoryStore uninterrupted() {
        MemoryStore store = new MemoryStore();
        save(PIPELINE, store, Progress.NONE);
        return store;
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 30, 50})
    void whatWasKilledIsContinuedToTheSameBytes(int operations) {
        MemoryStore store = new MemoryStore();
        assertThatThrownBy(() -> save(PIPELINE, new DyingStore(store, operations), Progress.NONE))
                .isInstanceOf(DyingStore.Killed.class);
        save(PIPELINE, store, Progress.NONE);
        assertThat(contents(store)).isEqualTo(contents(uninterrupted()));
    }

    /** Cancels after some blocks of the last sweep. */
    private static final class CancelAfter implements Progress {

        private final AtomicInteger left;
        private volatile boolean saves;

        CancelAfter(int blocks) {
            left = new AtomicInteger(blocks);
        }

        @Override
        public void begin(String what, long blocks) {
            saves = what.equals("save");
        }

        @Override
        public void blockDone(long bytes) {
            if (saves) left.decrementAndGet();
        }

        @Override
        public boolean isCancelled() {
            return left.get() <= 0;
        }
    }

    @Test
    void whatWasCancelledIsContinuedToTheSameBytes() {
        MemoryStore store = new MemoryStore();
        assertThatThrownBy(() -> save(PIPELINE, store, new CancelAfter(2))).isInstanceOf(CancellationException.class);
        assertThat(store.list(".zarrkit-journal")).isNotEmpty();
        save(PIPELINE, store, Progress.NONE);
        assertThat(contents(store)).isEqualTo(contents(uninterrupted()));
    }

    @Test
    void anotherPipelineDoesNotGoOnWithIt() {
        MemoryStore store = new MemoryStore();
        assertThatThrownBy(() -> save(PIPELINE, store, new CancelAfter(2))).isInstanceOf(CancellationException.class);
        List<String> other = List.of("gaussian sigma=2", "run command=[Find Edges] halo=1", "threshold method=Otsu");
        assertThatThrownBy(() -> save(other, store, Progress.NONE))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("gaussian sigma=2");
    }
}
