package org.zarrkit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.Block;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.WriteOptions;

/**
 * Opens a synthetic image of 16 GiB and shows a plane of each orientation, filters one of 4 GiB and saves it, and prints
 * seconds and the largest resident memory. Run with a small heap:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-Xmx1g -cp %classpath org.zarrkit.benchmark.LargeImageRun FOLDER"
 * </pre>
 *
 * Arguments: a folder with room for the result, and optionally the GiB to filter (default 4).
 */
public final class LargeImageRun {

    private static final int PLANE = 1024;

    private LargeImageRun() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "zarrkit-large");
        int gib = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        showPlanes(Zarrkit.sample(2 * PLANE, 2 * PLANE, PLANE));
        filter(gib, folder.resolve("filtered.zarr"));
        System.out.println(CellCache.shared().statistics());
    }

    private static void showPlanes(Image image) {
        long[] dimensions = image.lazy().dimensions();
        System.out.printf(Locale.ROOT, "opened %s pixels of 2 bytes%n", java.util.Arrays.toString(dimensions));
        for (int d = 0; d < 3; d++) {
            long start = System.nanoTime();
            long[] min = new long[4];
            long[] max = new long[4];
            for (int i = 0; i < 3; i++) max[i] = dimensions[i] - 1;
            min[d] = max[d] = dimensions[d] / 2;
            Interval plane = new FinalInterval(min, max);
            Block pixels = image.lazy().read(plane);
            report("plane across " + "xyz".charAt(d) + ", " + pixels.size() + " pixels", start);
        }
    }

    private static void filter(int gib, Path target) {
        long start = System.nanoTime();
        Image image = Zarrkit.sample(PLANE, PLANE, gib * 256L);
        image.gaussian(2)
                .save(target.toString(), WriteOptions.defaults().withShards(Map.of("x", 256, "y", 256, "z", 128)));
        report("gaussian of " + gib + " GiB saved", start);
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
