package org.zarrkit.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;

/**
 * Opens virtual images of 0.1 GB to 100 TB with operations on them, and prints the milliseconds until the first block of
 * the result is there, of the clock and of the processor, and the heap after it; five times each, as the first include
 * loading the program. The pixels are their positions, so that what is measured is not their making.
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath org.zarrkit.benchmark.FirstBlockRun"
 * </pre>
 */
public final class FirstBlockRun {

    /** Of 2 bytes: 0.1 GB, 100 GB, 100 TB. */
    private static final long[][] SIZES = {{512, 512, 192}, {4096, 4096, 2980}, {32768, 32768, 46566}};

    private static final int TIMES = 5;
    private static final int EDGE = 64;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FirstBlockRun() {}

    public static void main(String[] args) {
        for (int i = 0; i < TIMES; i++) for (long[] size : SIZES) measure(size);
    }

    private static Image virtual(long[] size) {
        Multiscale multiscale = Multiscale.of(
                "virtual",
                List.of(Axis.space("z"), Axis.space("y"), Axis.space("x")),
                List.of(Level.of("0", Scale.ones(3))));
        return Zarrkit.of(Pyramid.of(
                multiscale,
                DataType.UINT16,
                List.of(LazyCells.<UnsignedShortType>image(
                        size,
                        new int[] {EDGE, EDGE, EDGE},
                        DataType.UINT16,
                        CellCache.shared(),
                        FirstBlockRun::pixels))));
    }

    private static Object pixels(Interval cell) {
        short[] pixels = new short[(int) (cell.dimension(0) * cell.dimension(1) * cell.dimension(2))];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) (cell.min(0) + cell.min(2) + i);
        return pixels;
    }

    private static void measure(long[] size) {
        long clock = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        Image image = virtual(size).gaussian(1).then("subtract value=100").threshold(20000);
        double opened = (System.nanoTime() - clock) / 1e6;
        long[] min = {size[0] / 2, size[1] / 2, size[2] / 2};
        long[] max = {min[0] + EDGE - 1, min[1] + EDGE - 1, min[2] + EDGE - 1};
        image.lazy().read(new FinalInterval(min, max));
        double seen = (System.nanoTime() - clock) / 1e6;
        double busy = (THREADS.getCurrentThreadCpuTime() - processor) / 1e6;
        System.gc();
        Runtime java = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%9.1f GB: opened after %.1f ms, first block of %d pixels along each axis after %.1f ms (%.1f ms of the"
                        + " processor); heap %d MB%n",
                2e-9 * size[0] * size[1] * size[2],
                opened,
                EDGE,
                seen,
                busy,
                (java.totalMemory() - java.freeMemory()) >> 20);
    }
}
