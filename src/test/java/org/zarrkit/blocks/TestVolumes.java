package org.zarrkit.blocks;

import ij.process.AutoThresholder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;

/** Images and plain computations for tests. */
final class TestVolumes {

    private TestVolumes() {}

    /** Bright balls on a noisy background; uint16, x fastest. */
    static short[] blobs(int[] size) {
        Random random = new Random(42);
        double[][] balls = new double[60][];
        for (int i = 0; i < balls.length; i++)
            balls[i] = new double[] {
                random.nextInt(size[0]), random.nextInt(size[1]), random.nextInt(size[2]), 4 + random.nextInt(12)
            };
        short[] image = new short[size[0] * size[1] * size[2]];
        int at = 0;
        for (int z = 0; z < size[2]; z++)
            for (int y = 0; y < size[1]; y++)
                for (int x = 0; x < size[0]; x++) {
                    double value = 100 + 20 * random.nextGaussian();
                    for (double[] b : balls) {
                        double d2 = (x - b[0]) * (x - b[0]) + (y - b[1]) * (y - b[1]) + (z - b[2]) * (z - b[2]);
                        if (d2 < b[3] * b[3]) value += 40000 / b[3];
                    }
                    image[at++] = (short) Math.min(65535, (int) value);
                }
        return image;
    }

    /** A box of an image. */
    static short[] cut(short[] image, int[] size, Interval box) {
        short[] part = new short[(int) Intervals.numElements(box)];
        int width = (int) box.dimension(0);
        int at = 0;
        for (long z = box.min(2); z <= box.max(2); z++)
            for (long y = box.min(1); y <= box.max(1); y++, at += width)
                System.arraycopy(image, (int) ((z * size[1] + y) * size[0] + box.min(0)), part, at, width);
        return part;
    }

    /** A block, which begins at 0, as an image of axes x, y, z, c, t, as many as it has. */
    static BlockSource source(Block whole) {
        ImageSpec spec = spec(whole.interval().dimensionsAsLongArray(), whole.type());
        return new BlockSource() {
            @Override
            public ImageSpec spec() {
                return spec;
            }

            @Override
            public Block read(Interval box) {
                if (!Intervals.contains(spec.interval(), box)) throw new AssertionError(box + " is not in the image");
                Block block = Block.of(box, whole.type());
                Rows.copy(whole, block);
                return block;
            }
        };
    }

    /** A block, which begins at 0, as a lazy image of cells of an edge. */
    static LazyImage<?> image(Block whole, int edge) {
        long[] size = whole.interval().dimensionsAsLongArray();
        int[] cells = new int[size.length];
        Arrays.fill(cells, edge);
        return LazyImage.of(Pyramid.of(
                spec(size, whole.type()).multiscale(),
                whole.type(),
                List.of(LazyCells.<UnsignedByteType>image(size, cells, whole.type(), new CellCache(1 << 26), cell -> {
                    Block part = Block.of(cell, whole.type());
                    Rows.copy(whole, part);
                    return part.pixels();
                }))));
    }

    /** An image of axes x, y, z, c, t, as many as it has. */
    static ImageSpec spec(long[] size, DataType type) {
        List<Axis> all = List.of(Axis.time("t"), Axis.channel("c"), Axis.space("z"), Axis.space("y"), Axis.space("x"));
        List<Axis> axes = all.subList(5 - size.length, 5);
        Multiscale multiscale = Multiscale.of("test", axes, List.of(Level.of("0", Scale.ones(size.length))));
        List<Integer> cells = java.util.Collections.nCopies(size.length, 16);
        return new ImageSpec(multiscale, Arrays.stream(size).boxed().toList(), cells, type);
    }

    /** Walks back and forth over the image, the pixel at its edge twice. */
    static int reflect(int i, int size) {
        while (i < 0 || i >= size) i = i < 0 ? -1 - i : 2 * size - 1 - i;
        return i;
    }

    /** The last value of the background by ImageJ, on the histogram from the smallest to the largest value. */
    static int otsu(short[] image) {
        int least = 65535;
        int most = 0;
        for (short value : image) {
            least = Math.min(least, value & 0xffff);
            most = Math.max(most, value & 0xffff);
        }
        int[] histogram = new int[most - least + 1];
        for (short value : image) histogram[(value & 0xffff) - least]++;
        return least + new AutoThresholder().getThreshold(AutoThresholder.Method.Otsu, histogram);
    }
}
