package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

class InMemoryTest {

    @Test
    void thePixelsAreThoseOfTheLazyImageComputedOnceForAll() {
        LazyImage<?> source = LazyImage.of(SampleCells.of(100, 80, 30).pyramid(new CellCache(1 << 26)));
        AtomicInteger calls = new AtomicInteger();
        BlockFunction function = (block, position) -> {
            calls.incrementAndGet();
            return block;
        };
        LazyImage<?> image = source.then(RunOps.function(function, "uint16", new int[0], source.spec()))
                .then(OpText.parse("invert", source.spec()));
        Pyramid<?> computed = InMemory.compute(image, ThreadRunner.of(2), Progress.NONE);
        int cells = calls.get();
        assertThat(cells).isEqualTo(8);
        LazyImage<?> again = LazyImage.of(computed);
        Block expected = source.then(OpText.parse("invert", source.spec()))
                .read(source.spec().interval());
        assertThat(again.read(again.spec().interval()).pixels()).isEqualTo(expected.pixels());
        assertThat(calls).hasValue(cells);
        assertThat(computed.pipeline().steps()).containsExactly("function", "invert");
    }

    @Test
    void whatMemoryDoesNotHoldIsRefusedWithTheSizes() {
        LazyImage<?> image =
                LazyImage.of(SampleCells.of(1 << 14, 1 << 14, 1 << 12).pyramid(new CellCache(1 << 20)));
        assertThatThrownBy(() -> InMemory.compute(image, ThreadRunner.of(1), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("[16384, 16384, 4096, 2]", "4194304 MB", "free", "cacheToDisk()");
    }

    /** The list of operations is worked out, too: a threshold by a method in memory is that of the lazy image. */
    @Test
    void methodsAreWorkedOut() {
        LazyImage<?> source = LazyImage.of(SampleCells.of(60, 60, 26).pyramid(new CellCache(1 << 26)));
        LazyImage<?> mask = source.then(List.of("threshold method=Otsu"), location -> source);
        Pyramid<?> computed = InMemory.compute(mask, ThreadRunner.of(2), Progress.NONE);
        assertThat(LazyImage.of(computed).read(mask.spec().interval()).pixels())
                .isEqualTo(mask.read(mask.spec().interval()).pixels());
        assertThat(computed.pipeline().steps()).containsExactly("threshold method=Otsu");
    }
}
