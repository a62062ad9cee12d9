package org.zarrkit.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Measurements;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;

/**
 * Labels and measures objects of images larger than memory, and prints seconds and the largest resident memory after each
 * step. Run with {@code -Xmx2g}, each in a process of its own:
 *
 * <pre>
 * ObjectsRun pipeline GIB FOLDER    Gaussian, Otsu, label, measure of balls in an image of so many GiB, a table in FOLDER
 * ObjectsRun objects MILLIONS       label and measure so many million objects of 2 × 2 × 2 pixels
 * </pre>
 *
 * The pixels are computed when they are read, so that nothing but the operations takes memory.
 */
public final class ObjectsRun {

    private static final int CHUNK = 128;
    private static final int PLANE = 1024;
    /** Objects lie this far apart in the image of many. */
    private static final int PITCH = 4;
    /** The balls lie in boxes of this edge. */
    private static final int BOX = 64;

    private ObjectsRun() {}

    /** One row of pixels of an image, from a position on. */
    private interface RowOfPixels {
        void fill(long x, long y, long z, short[] pixels, int at, int length);
    }

    public static void main(String[] args) throws IOException {
        if (args[0].equals("pipeline")) pipeline(Long.parseLong(args[1]), Path.of(args[2]));
        else objects(Long.parseLong(args[1]));
    }

    private static void pipeline(long gib, Path folder) throws IOException {
        Image image = image(PLANE, PLANE, gib << 9, ObjectsRun::balls);
        long start = System.nanoTime();
        LazyImage<?> labels =
                image.gaussian(1).threshold("Otsu").then("label").lazy().resolve(ThreadRunner.shared(), Progress.NONE);
        report(gib + " GiB: Gaussian, Otsu, label", start);
        Measurements measured = Measurements.of(labels, List.of(image.lazy()), ThreadRunner.shared(), Progress.NONE);
        try (Writer table = Files.newBufferedWriter(folder.resolve("objects.csv"))) {
            measured.writeCsv(table);
        }
        report(measured.count() + " objects measured, written", start);
        long expected = (PLANE / BOX) * (PLANE / BOX) * ((gib << 9) / BOX);
        if (measured.count() != expected) throw new IllegalStateException("expected " + expected + " objects");
    }

    private static void objects(long millions) {
        long edge = PITCH * (long) Math.ceil(Math.cbrt(1e6 * millions));
        Image image = image(edge, edge, edge, ObjectsRun::dots);
        long start = System.nanoTime();
        LazyImage<?> labels = image.then("label").lazy().resolve(ThreadRunner.shared(), Progress.NONE);
        report("label of " + edge + "^3 pixels", start);
        Measurements measured = Measurements.of(labels, List.of(), ThreadRunner.shared(), Progress.NONE);
        report(measured.count() + " objects measured", start);
        long expected = (edge / PITCH) * (edge / PITCH) * (edge / PITCH);
        if (measured.count() != expected) throw new IllegalStateException("expected " + expected + " objects");
    }

    private static Image image(long width, long height, long depth, RowOfPixels row) {
        Multiscale multiscale = Multiscale.of(
                "synthetic",
                List.of(Axis.space("z"), Axis.space("y"), Axis.space("x")),
                List.of(Level.of("0", Scale.ones(3))));
        return Zarrkit.of(Pyramid.of(
                multiscale,
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        new long[] {width, height, depth},
                        new int[] {CHUNK, CHUNK, CHUNK},
                        DataType.UINT16,
                        new CellCache(256 << 20),
                        cell -> pixels(cell, row)))));
    }

    private static short[] pixels(Interval cell, RowOfPixels row) {
        int width = (int) cell.dimension(0);
        short[] pixels = new short[width * (int) cell.dimension(1) * (int) cell.dimension(2)];
        int at = 0;
        for (long z = cell.min(2); z <= cell.max(2); z++)
            for (long y = cell.min(1); y <= cell.max(1); y++, at += width)
                row.fill(cell.min(0), y, z, pixels, at, width);
        return pixels;
    }

    /** A bright ball in each box, on noise. */
    private static void balls(long x, long y, long z, short[] pixels, int at, int length) {
        long state = (x * 31 + y) * 1_000_003 + z;
        long dy = y % BOX - BOX / 2;
        long dz = z % BOX - BOX / 2;
        for (int i = 0; i < length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            long dx = (x + i) % BOX - BOX / 2;
            boolean inside = dx * dx + dy * dy + dz * dz < 400;
            pixels[at + i] = (short) ((inside ? 3000 : 300) + (state >>> 56));
        }
    }

    private static void dots(long x, long y, long z, short[] pixels, int at, int length) {
        if (y % PITCH > 1 || z % PITCH > 1) return;
        for (int i = 0; i < length; i++) pixels[at + i] = (short) ((x + i) % PITCH < 2 ? 1 : 0);
    }

    private static void report(String what, long start) {
        System.out.printf(
                Locale.ROOT,
                "%-45s %7.1f s, peak resident %5d MB%n",
                what,
                (System.nanoTime() - start) / 1e9,
                ResidentMemory.peakMegabytes());
    }
}
