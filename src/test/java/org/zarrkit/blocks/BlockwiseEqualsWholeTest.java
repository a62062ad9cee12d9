package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.store.MemoryStore;

/** What is computed block by block is what a computation of the whole image gives, pixel by pixel. */
class BlockwiseEqualsWholeTest {

    private static final int[] SIZE = {200, 150, 90};
    private static final double[] SIGMA = {2, 1.5, 3};
    private static final short[] IMAGE = TestVolumes.blobs(SIZE);
    private static final short[] SMOOTH = smooth();
    private static final int OTSU = TestVolumes.otsu(SMOOTH);

    @ParameterizedTest(name = "chunk edge {0}, {1} threads")
    @CsvSource({"16,1", "16,4", "33,1", "33,4", "64,1", "64,4", "128,1", "128,4"})
    void gaussianAndThreshold(int edge, int threads) {
        MemoryStore store = new MemoryStore();
        ThreadRunner runner = ThreadRunner.of(threads);
        LazyImage<UnsignedShortType> image = LazyImage.of(source(edge));
        LazyImage<UnsignedShortType> smooth = image.then(Gaussian.of(SIGMA, image.spec()));
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", edge, "y", edge, "z", edge))
                .withCodec("raw")
                .withLevels(2);
        PyramidSaver.save(smooth, new WriteTarget(store, "smooth", options), runner, Progress.NONE);
        PyramidSaver.save(
                smooth.then(AutoThreshold.of("Otsu")), new WriteTarget(store, "mask", options), runner, Progress.NONE);

        CellCache cache = new CellCache(1 << 28);
        AbstractCellImg<UnsignedShortType, ?, ?, ?> saved = ZarrImage.open(store, "smooth")
                .<UnsignedShortType>pyramid(cache)
                .level(0);
        short[] pixels = new short[IMAGE.length];
        PrimitiveBlocks.of(saved).copy(saved, pixels);
        assertThat(Arrays.mismatch(pixels, SMOOTH)).isEqualTo(-1);

        AbstractCellImg<UnsignedByteType, ?, ?, ?> mask =
                ZarrImage.open(store, "mask").<UnsignedByteType>pyramid(cache).level(0);
        byte[] maskPixels = new byte[IMAGE.length];
        PrimitiveBlocks.of(mask).copy(mask, maskPixels);
        for (int i = 0; i < maskPixels.length; i++)
            if ((maskPixels[i] != 0) != ((SMOOTH[i] & 0xffff) > OTSU)) throw new AssertionError("pixel " + i);
    }

    private static Pyramid<UnsignedShortType> source(int edge) {
        Multiscale multiscale = Multiscale.of(
                "blobs",
                List.of(Axis.space("z"), Axis.space("y"), Axis.space("x")),
                List.of(Level.of("0", Scale.ones(3))));
        long[] dimensions = {SIZE[0], SIZE[1], SIZE[2]};
        return Pyramid.of(
                multiscale,
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        dimensions,
                        new int[] {edge, edge, edge},
                        DataType.UINT16,
                        new CellCache(1 << 26),
                        cell -> TestVolumes.cut(IMAGE, SIZE, cell))));
    }

    /** Plain loops over the whole image; sums in the same order, which single precision notices. */
    private static short[] smooth() {
        float[] image = new float[IMAGE.length];
        for (int i = 0; i < image.length; i++) image[i] = IMAGE[i] & 0xffff;
        int[] strides = {1, SIZE[0], SIZE[0] * SIZE[1]};
        for (int d = 2; d >= 0; d--) image = smoothAlong(image, d, strides[d], SIGMA[d]);
        short[] result = new short[image.length];
        for (int i = 0; i < image.length; i++) result[i] = (short) (int) (image[i] + 0.5f);
        return result;
    }

    private static float[] smoothAlong(float[] image, int d, int stride, double sigma) {
        int radius = (int) (4 * sigma + 0.5);
        double[] kernel = new double[radius + 1];
        double sum = 1;
        kernel[0] = 1;
        for (int k = 1; k <= radius; k++) sum += 2 * (kernel[k] = Math.exp(-0.5 * k * k / (sigma * sigma)));
        for (int k = 0; k <= radius; k++) kernel[k] /= sum;
        float[] result = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            int position = i / stride % SIZE[d];
            float value = (float) kernel[0] * image[i];
            for (int k = 1; k <= radius; k++) {
                float pair = (float) kernel[k] * pair(image, i, position, k, stride, SIZE[d]);
                // Along y and z two pairs are added at once.
                if (d > 0 && k < radius) pair += (float) kernel[++k] * pair(image, i, position, k, stride, SIZE[d]);
                value += pair;
            }
            result[i] = value;
        }
        return result;
    }

    private static float pair(float[] image, int i, int position, int k, int stride, int size) {
        int left = TestVolumes.reflect(position - k, size);
        int right = TestVolumes.reflect(position + k, size);
        return image[i + (left - position) * stride] + image[i + (right - position) * stride];
    }
}
