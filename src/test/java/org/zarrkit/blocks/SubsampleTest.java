package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;

class SubsampleTest {

    /** A block of 64 × 64 with a factor of 128 was one of 64 million pixels of the input. */
    @Test
    void aBlockIsReadInPartsWhereItsPixelsLieFarApart() {
        ImageSpec spec = TestVolumes.spec(new long[] {1 << 13, 1 << 13}, DataType.UINT8);
        List<Long> sizes = new ArrayList<>();
        BlockSource source = new BlockSource() {
            @Override
            public ImageSpec spec() {
                return spec;
            }

            @Override
            public Block read(Interval box) {
                sizes.add(Intervals.numElements(box));
                return columns(box);
            }
        };
        Subsample subsample = new Subsample(List.of(128L, 128L));
        ImageSpec output = subsample.output(spec);
        Block result = Block.of(output.interval(), output.type());
        subsample.apply(source, result);
        assertThat(sizes).hasSizeGreaterThan(1).allMatch(size -> size <= Halves.MOST_PIXELS);
        byte[] pixels = (byte[]) result.pixels();
        for (int i = 0; i < pixels.length; i++) assertThat(pixels[i]).isEqualTo((byte) (i % 64 + 1));
    }

    /** Where the result looks, the number of its column. */
    private static Block columns(Interval box) {
        Block block = Block.of(box, DataType.UINT8);
        byte[] pixels = (byte[]) block.pixels();
        int width = (int) box.dimension(0);
        for (int i = 0; i < pixels.length; i += width)
            for (int x = 0; x < width; x += 128) pixels[i + x] = (byte) ((box.min(0) + x) / 128 + 1);
        return block;
    }
}
