package org.zarrkit.blocks;

import java.util.List;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Window;

/**
 * A synthetic stack of fluorescent cells of any size, each pixel computed from its position alone: nuclei and cytoplasm
 * in two channels, on an uneven background, with shot noise and read noise. There is one cell in each box of 52 × 52 × 26
 * pixels, so their number is known; many lie across the borders of chunks.
 */
public final class SampleCells {

    private static final int[] BOX = {52, 52, 26};
    private static final double[] PIXEL_SIZE = {0.25, 0.25, 0.5};
    /** Flat, so that looking at one plane computes few others. */
    private static final int[] CELL = {256, 256, 8, 1};

    private static final long SEED = 0x5EED;

    private final long[] size;

    private SampleCells(long[] size) {
        this.size = size.clone();
    }

    /** The sample of a size in pixels; nothing is computed. */
    public static SampleCells of(long width, long height, long depth) {
        if (width < 1 || height < 1 || depth < 1)
            throw new IllegalArgumentException(
                    "a sample of %d x %d x %d pixels; expected at least 1 x 1 x 1".formatted(width, height, depth));
        return new SampleCells(new long[] {width, height, depth});
    }

    /** How many cells there are. */
    public long count() {
        return (size[0] / BOX[0]) * (size[1] / BOX[1]) * (size[2] / BOX[2]);
    }

    /** The image: axes x, y, z, c; uint16; micrometers. */
    public Pyramid<UnsignedShortType> pyramid(CellCache cache) {
        List<Axis> axes = List.of(
                Axis.channel("c"),
                Axis.space("z").withUnit("micrometer"),
                Axis.space("y").withUnit("micrometer"),
                Axis.space("x").withUnit("micrometer"));
        Level level = Level.of("0", Scale.of(1, PIXEL_SIZE[2], PIXEL_SIZE[1], PIXEL_SIZE[0]));
        Multiscale multiscale = Multiscale.of("cells", axes, List.of(level))
                .withRendering(Rendering.of(List.of(
                                Channel.of("nuclei", 0x3080FF, Window.of(0, 65535, 120, 1000)),
                                Channel.of("cytoplasm", 0x30FF60, Window.of(0, 65535, 150, 800))))
                        .withDefaults(middleOfCells(), 0));
        long[] dimensions = {size[0], size[1], size[2], 2};
        return Pyramid.of(
                multiscale,
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        dimensions, CELL.clone(), DataType.UINT16, cache, this::pixels)));
    }

    /** A plane through the middle of a layer of cells, about half way down. */
    private int middleOfCells() {
        long layers = size[2] / BOX[2];
        long z = layers == 0 ? size[2] / 2 : layers / 2 * BOX[2] + BOX[2] / 2;
        return (int) Math.min(Math.min(z, size[2] - 1), Integer.MAX_VALUE);
    }

    private short[] pixels(Interval cell) {
        int width = (int) cell.dimension(0);
        short[] pixels = new short[width * (int) (cell.dimension(1) * cell.dimension(2) * cell.dimension(3))];
        float[] row = new float[width];
        int at = 0;
        for (long c = cell.min(3); c <= cell.max(3); c++)
            for (long z = cell.min(2); z <= cell.max(2); z++)
                for (long y = cell.min(1); y <= cell.max(1); y++) {
                    row(row, cell.min(0), y, z, c);
                    long noiseRow = hash(((c * size[2] + z) * size[1] + y) ^ SEED);
                    for (int x = 0; x < width; x++) pixels[at++] = noisy(row[x], hash(noiseRow + cell.min(0) + x));
                }
        return pixels;
    }

    /** Photons expected along a row. */
    private void row(float[] row, long x0, long y, long z, long c) {
        for (int i = 0; i < row.length; i++) {
            double u = (double) (x0 + i) / size[0] - 0.5;
            double v = (double) y / size[1] - 0.5;
            row[i] = (float) (140 + 40 * c - 80 * (u * u + v * v));
        }
        long by = y / BOX[1];
        long bz = z / BOX[2];
        if (by >= size[1] / BOX[1] || bz >= size[2] / BOX[2]) return;
        for (long bx = x0 / BOX[0]; bx * BOX[0] < x0 + row.length && bx < size[0] / BOX[0]; bx++)
            addCell(row, x0, y, z, c, bx, by, bz);
    }

    private void addCell(float[] row, long x0, long y, long z, long c, long bx, long by, long bz) {
        long random = hash((bz * 1_000_003 + by) * 1_000_033 + bx + SEED);
        double[] centre = new double[3];
        double[] radius = new double[3];
        long[] box = {bx, by, bz};
        for (int d = 0; d < 3; d++) {
            radius[d] = BOX[d] * (0.21 + 0.08 * fraction(random, d));
            double slack = BOX[d] / 2.0 - radius[d] - 2;
            centre[d] = (box[d] + 0.5) * BOX[d] + slack * (2 * fraction(random, d + 3) - 1);
        }
        double brightness = 700 + 500 * fraction(random, 6);
        double dy = (y - centre[1]) / radius[1];
        double dz = (z - centre[2]) / radius[2];
        int from = (int) Math.max(0, bx * BOX[0] - x0);
        int to = (int) Math.min(row.length, (bx + 1) * BOX[0] - x0);
        for (int i = from; i < to; i++) {
            double dx = (x0 + i - centre[0]) / radius[0];
            double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (r < 1.2) row[i] += (float) (c == 0 ? brightness * edge(r - 0.75) : 0.6 * brightness * shell(r));
        }
    }

    /** 1 inside, 0 outside, smooth over the width of a blurred edge. */
    private static double edge(double r) {
        return r < -0.15 ? 1 : r > 0.15 ? 0 : 0.5 - r / 0.3;
    }

    private static double shell(double r) {
        return edge(r - 1) * (1 - 0.7 * edge(r - 0.75));
    }

    /** One of seven numbers from 0 to 1 in 64 random bits. */
    private static double fraction(long random, int i) {
        return (random >>> 9 * i & 0x1ff) / 511.0;
    }

    /** Shot noise and read noise, from the sum of eight random bytes, which is nearly normal. */
    private static short noisy(float photons, long random) {
        int sum = 0;
        for (int i = 0; i < 64; i += 8) sum += (int) (random >>> i & 0xff);
        double normal = (sum - 1020) / 209.0;
        return (short) Math.max(0, Math.round(photons + normal * Math.sqrt(photons + 25)));
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long hash(long value) {
        long h = value + 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 30) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 27) * 0x94D049BB133111EBL;
        return h ^ h >>> 31;
    }
}
