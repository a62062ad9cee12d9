package org.zarrkit.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.Block;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Histogram;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Place;

/**
 * Does what {@code src/benchmark/python/operations.py} asks, so that it meets a warm JVM: a line on standard input, with the
 * array to read and the folder to write, and seconds, CPU seconds and a number of the result on standard output. Each task
 * reads anew: its cache is its own.
 *
 * <pre>
 * pyramid IN OUT      all of it with 4 levels
 * gaussian IN OUT     sigma 2
 * threshold IN OUT    a mask
 * project IN OUT      the maximum along z; nothing is written
 * histogram IN OUT    min, max and exact histogram; nothing is written
 * label IN OUT        a mask, and its objects by numbers
 * </pre>
 */
public final class OperationTasks {

    private static final long CACHE = 128 << 20;
    private static final String MASK = "threshold min=2000";

    private final BlockRunner runner;

    private OperationTasks(int threads) {
        this.runner = ThreadRunner.of(threads);
    }

    public static void main(String[] args) throws Exception {
        OperationTasks tasks = new OperationTasks(Integer.parseInt(args[0]));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            String[] request = line.split("\t");
            // As the others, which replace nothing while the clock runs.
            LocalStore.of(Path.of(request[2])).deleteAll("");
            Clock clock = new Clock();
            long number = tasks.run(request[0], request[1], request[2]);
            clock.stop();
            System.out.println(clock.answer(number));
            System.out.flush();
        }
    }

    private static Image open(String location) {
        return Zarrkit.of(
                ZarrImage.open(Place.of(location), OpenOptions.defaults()).pyramid(new CellCache(CACHE)));
    }

    private long run(String task, String in, String out) {
        Image image = open(in);
        return switch (task) {
            case "pyramid" -> saved(image, out, 4);
            case "gaussian" -> saved(image.gaussian(2), out, 1);
            case "threshold" -> saved(image.then(MASK), out, 1);
            case "project" -> projected(image);
            case "histogram" ->
                Histogram.of(image.lazy(), runner, Progress.NONE).percentile(100) > 0 ? 1 : 0;
            case "label" -> saved(image.then(MASK).then("label"), out, 1);
            default -> throw new IllegalArgumentException(task);
        };
    }

    private long saved(Image image, String out, int levels) {
        WriteOptions options = WriteOptions.defaults()
                .withChunks(Map.of("x", 128, "y", 128, "z", 128))
                .withCodec("blosc:lz4:5")
                .withLevels(levels)
                .withOverwrite(true);
        image.save(out, options, runner, Progress.NONE);
        return 0;
    }

    /** The plane as blocks of 128 × 128, by the threads. */
    private long projected(Image image) {
        var projection = image.then("project axis=z method=max").lazy();
        Interval plane = projection.spec().interval();
        long edge = 128;
        long columns = (plane.dimension(0) + edge - 1) / edge;
        long rows = (plane.dimension(1) + edge - 1) / edge;
        AtomicLong sum = new AtomicLong();
        runner.run(
                columns * rows,
                index -> {
                    long[] min = {index % columns * edge, index / columns * edge};
                    long[] max = {Math.min(plane.max(0), min[0] + edge - 1), Math.min(plane.max(1), min[1] + edge - 1)};
                    Block block = projection.read(new FinalInterval(min, max));
                    long part = 0;
                    for (short value : (short[]) block.pixels()) part += value & 0xffff;
                    sum.addAndGet(part);
                },
                Progress.NONE);
        return sum.get();
    }
}
