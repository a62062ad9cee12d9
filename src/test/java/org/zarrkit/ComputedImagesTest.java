package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.zarrkit.blocks.BlockFunction;

/** {@code compute}, {@code cache} and {@code cacheToDisk}: the same pixels, computed once. */
class ComputedImagesTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final BlockFunction counted = (block, position) -> {
        calls.incrementAndGet();
        return block;
    };

    private static byte[] mask(Image image) {
        var level = image.threshold(300).pyramid().level(0);
        byte[] pixels = new byte[(int) level.size()];
        image.threshold(300).pyramid().cellReader(0).read(level, pixels);
        return pixels;
    }

    @Test
    void eachComputesOnceForAllThatIsMadeOfIt() {
        byte[] expected = mask(Zarrkit.sample(90, 70, 30));
        for (UnaryOperator<Image> keep :
                List.<UnaryOperator<Image>>of(Image::compute, Image::cache, Image::cacheToDisk)) {
            Image kept = keep.apply(Zarrkit.sample(90, 70, 30).mapBlocks(counted));
            for (int i = 0; i < 3; i++) assertThat(mask(kept)).isEqualTo(expected);
            assertThat(calls.getAndSet(0)).isEqualTo(8);
            assertThat(kept.pipeline().steps()).containsExactly("function");
        }
    }
}
