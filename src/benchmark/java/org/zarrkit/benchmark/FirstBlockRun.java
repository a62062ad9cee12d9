package org.zarrkit.benchmark;

import java.util.Locale;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;

/**
 * Opens synthetic images of 100 MB to 100 TB with operations on them, and prints the milliseconds until the first block
 * of the result is there, and the memory after it; five times each, as the first include loading the program.
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath org.zarrkit.benchmark.FirstBlockRun"
 * </pre>
 */
public final class FirstBlockRun {

    /** Of two channels of 2 bytes: 0.1 GB, 100 GB, 100 TB. */
    private static final long[][] SIZES = {{512, 512, 96}, {4096, 4096, 1490}, {32768, 32768, 23283}};

    private static final int TIMES = 5;
    private static final int EDGE = 64;

    private FirstBlockRun() {}

    public static void main(String[] args) {
        for (int i = 0; i < TIMES; i++) for (long[] size : SIZES) measure(size);
    }

    private static void measure(long[] size) {
        long start = System.nanoTime();
        Image image = Zarrkit.sample(size[0], size[1], size[2])
                .then("gaussian sigma=1")
                .then("subtract value=100")
                .threshold(200);
        long opened = System.nanoTime();
        long[] min = {size[0] / 2, size[1] / 2, size[2] / 2, 0};
        Interval block = new FinalInterval(
                min, new long[] {min[0] + EDGE - 1, min[1] + EDGE - 1, Math.min(size[2], min[2] + EDGE) - 1, 0});
        image.lazy().read(block);
        double openMilliseconds = (opened - start) / 1e6;
        double blockMilliseconds = (System.nanoTime() - opened) / 1e6;
        System.gc();
        Runtime java = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%9.1f GB: opened in %.1f ms, first block of %d x %d x %d after %.1f ms more; heap %d MB%n",
                size[0] * size[1] * size[2] * 4 / 1e9,
                openMilliseconds,
                EDGE,
                EDGE,
                EDGE,
                blockMilliseconds,
                (java.totalMemory() - java.freeMemory()) >> 20);
    }
}
