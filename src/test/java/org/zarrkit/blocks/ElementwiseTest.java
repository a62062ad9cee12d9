package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;

class ElementwiseTest {

    @Test
    void conversionToIntegersRoundsAndClamps() {
        assertThat((byte[]) convert(
                        new float[] {-1, 0.4f, 0.5f, 254.6f, 1e9f, Float.NaN}, DataType.FLOAT32, DataType.UINT8))
                .containsExactly(0, 0, 1, 255, 255, 0);
        assertThat((short[]) convert(new double[] {-0.5, -0.51, 1e30, -1e30}, DataType.FLOAT64, DataType.INT16))
                .containsExactly(0, -1, 32767, -32768);
        assertThat((long[]) convert(new double[] {0x1p63, 0x1p64, -1}, DataType.FLOAT64, DataType.UINT64))
                .containsExactly(Long.MIN_VALUE, -1, 0);
        assertThat((byte[]) convert(new short[] {-1, 300, 7}, DataType.INT16, DataType.UINT8))
                .containsExactly(0, 255, 7);
        assertThat((short[]) convert(new long[] {-1, 5}, DataType.UINT64, DataType.UINT16))
                .containsExactly(65535, 5);
        assertThat((long[]) convert(new long[] {-1, 5}, DataType.UINT64, DataType.INT64))
                .containsExactly(Long.MAX_VALUE, 5);
        assertThat((long[]) convert(new long[] {-1, 5}, DataType.INT64, DataType.UINT64))
                .containsExactly(0, 5);
        assertThat((double[]) convert(new long[] {-1}, DataType.UINT64, DataType.FLOAT64))
                .containsExactly(0x1p64);
    }

    private static Object convert(Object pixels, DataType from, DataType to) {
        Block input = new Block(new FinalInterval(java.lang.reflect.Array.getLength(pixels)), from, pixels);
        Block output = Block.of(input.interval(), to);
        new ConvertType(to).apply(input, output);
        return output.pixels();
    }

    @Test
    void foregroundBeginsAtTheThreshold() {
        assertThat(mask(new short[] {99, 100, (short) 65535}, DataType.UINT16, 100))
                .containsExactly(0, -1, -1);
        assertThat(mask(new short[] {99, 100, (short) 65535}, DataType.INT16, 99.5))
                .containsExactly(0, -1, 0);
        assertThat(mask(new byte[] {-1, 1, 2}, DataType.UINT8, 2)).containsExactly(-1, 0, -1);
        assertThat(mask(new byte[] {-1, 1}, DataType.INT8, -1e300)).containsExactly(-1, -1);
        assertThat(mask(new float[] {Float.NaN, 1, 2}, DataType.FLOAT32, 2)).containsExactly(0, 0, -1);
    }

    private static byte[] mask(Object pixels, DataType type, double min) {
        Block input = new Block(new FinalInterval(java.lang.reflect.Array.getLength(pixels)), type, pixels);
        Block output = Block.of(input.interval(), DataType.UINT8);
        new Threshold(min).apply(input, output);
        return (byte[]) output.pixels();
    }

    @Test
    void histogramIsThatOfTheWholeImage() {
        LazyImage<?> image = LazyImage.of(SampleCells.of(50, 45, 25).pyramid(new CellCache(1 << 24)));
        Histogram histogram = Histogram.of(image, ThreadRunner.of(3), Progress.NONE);
        Block whole = image.read(new FinalInterval(image.dimensions()));
        Map<Integer, Long> counts = new java.util.HashMap<>();
        for (short value : (short[]) whole.pixels()) counts.merge(value & 0xffff, 1L, Long::sum);
        long total = 0;
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            assertThat(histogram.counts()[bin]).isEqualTo(counts.getOrDefault((int) histogram.lowerEdge(bin), 0L));
            total += histogram.counts()[bin];
        }
        assertThat(total).isEqualTo(whole.size());
    }

    /** A gigantic image costs nothing until a pixel is looked at, and then one block. */
    @Test
    void imageOfAHundredTerabytesIsLazy() {
        Pyramid<?> image = SampleCells.of(1 << 16, 1 << 16, 1 << 13).pyramid(new CellCache(1 << 24));
        LazyImage<?> smooth = LazyImage.of(image)
                .then(Gaussian.of(new double[] {2}, LazyImage.of(image).spec()));
        LazyCellImg<?, ?> pixels =
                (LazyCellImg<?, ?>) smooth.pyramid(new CellCache(1 << 24)).level(0);
        assertThat(pixels.dimension(2)).isEqualTo(1 << 13);
        assertThat(pixels.getAt(40_000, 40_000, 4_000, 1).toString()).isNotEqualTo("0");
    }

    @Test
    void sampleIsTheSameInEveryCellSize() {
        Pyramid<?> sample = SampleCells.of(130, 90, 70).pyramid(new CellCache(1 << 24));
        LazyImage<?> image = LazyImage.of(sample);
        Block corner = image.read(new FinalInterval(new long[] {60, 60, 60, 0}, new long[] {70, 70, 69, 1}));
        Block whole = image.read(new FinalInterval(image.dimensions()));
        short[] pixels = (short[]) whole.pixels();
        int at = 0;
        for (int c = 0; c < 2; c++)
            for (int z = 60; z < 70; z++)
                for (int y = 60; y <= 70; y++)
                    for (int x = 60; x <= 70; x++)
                        assertThat(((short[]) corner.pixels())[at++])
                                .isEqualTo(pixels[((c * 70 + z) * 90 + y) * 130 + x]);
        assertThat(SampleCells.of(130, 90, 70).count()).isEqualTo(2 * 1 * 2);
    }

    @Test
    void valuesOfAnImageOfBytesAreItsType() {
        LazyCellImg<UnsignedByteType, ?> image = LazyCells.image(
                new long[] {3, 2},
                new int[] {2, 2},
                DataType.UINT8,
                new CellCache(1000),
                cell -> new byte[(int) (cell.dimension(0) * cell.dimension(1))]);
        assertThat(image.getAt(2, 1).get()).isZero();
    }
}
