package org.zarrkit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.Edges;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WritePlan;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.WritableStore;

/**
 * Saves a synthetic volume of uint16 as OME-Zarr 0.5 with shards and all levels, into a folder or to nowhere, and prints
 * seconds, bytes and the largest resident memory of the process. Run once for each size, with a small heap:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
 *     -Dexec.args="-Xmx2g -cp %classpath org.zarrkit.benchmark.SaveRun 100"
 * </pre>
 *
 * Arguments: the GB of level 0 (10^9 bytes); optionally a folder for the image, else nothing is kept.
 */
public final class SaveRun {

    private static final long EDGE = 2048;
    private static final int LEVELS = 5;

    private SaveRun() {}

    public static void main(String[] args) throws IOException {
        long gigabytes = Long.parseLong(args[0]);
        long depth = gigabytes * 1_000_000_000L / (2 * EDGE * EDGE) + 1;
        LazyImage<UnsignedShortType> image = SyntheticVolume.of(EDGE, EDGE, depth);
        DiscardingStore discarding = new DiscardingStore(LEVELS - 1);
        WritableStore store = args.length > 1 ? LocalStore.of(Path.of(args[1])) : discarding;
        WriteOptions options = WriteOptions.defaults()
                .withChunks(new Edges.OfSpace(128))
                .withShards(new Edges.OfSpace(256))
                .withLevels(LEVELS);
        WriteTarget target = new WriteTarget(store, "", options);
        BlockRunner runner = ThreadRunner.shared();
        WritePlan plan = PyramidSaver.plan(image, target, runner);
        System.out.println(plan);
        LiveHeap live = LiveHeap.watched();
        long start = System.nanoTime();
        PyramidSaver.save(image, target, runner, Progress.NONE);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d GB saved%s in %.1f s, %.2f GB/s; planned %d MB, live heap at most %d of %d MB, peak resident %d MB%n",
                gigabytes,
                args.length > 1 ? "" : " to nowhere, " + discarding.bytes() / 1_000_000 + " MB stored,",
                seconds,
                gigabytes / seconds,
                plan.memoryInBytes() >> 20,
                live.peakBytes() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                peakResidentMegabytes());
    }

    /** Of this process, as Linux counts it. */
    private static long peakResidentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
