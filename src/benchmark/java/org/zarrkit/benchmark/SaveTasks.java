package org.zarrkit.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Edges;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Place;

/**
 * Does what {@code src/benchmark/python/saving.py} asks, so that it meets a warm JVM. A request is a line on standard
 * input, the answer one on standard output: seconds, CPU seconds of all threads, and 0.
 *
 * <pre>
 * save SOURCE TARGET CODEC CHUNK SHARD LEVELS THREADS    an array as OME-Zarr 0.5; SHARD 0: none
 * </pre>
 */
public final class SaveTasks {

    private SaveTasks() {}

    public static void main(String[] args) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            System.out.println(save(line.split("\t")));
            System.out.flush();
        }
    }

    private static String save(String[] request) {
        int shard = Integer.parseInt(request[5]);
        WriteOptions options = WriteOptions.defaults()
                .withCodec(request[3].replace('-', ':'))
                .withChunks(new Edges.OfSpace(Integer.parseInt(request[4])))
                .withShards(shard == 0 ? Edges.none() : new Edges.OfSpace(shard))
                .withLevels(Integer.parseInt(request[6]));
        int threads = Integer.parseInt(request[7]);
        Clock clock = new Clock();
        Place source = new Place(LocalStore.of(Path.of(request[1])), "");
        LazyImage<UnsignedShortType> image =
                LazyImage.of(ZarrImage.open(source, OpenOptions.defaults().withAxes("zyx"))
                        .<UnsignedShortType>pyramid(CellCache.shared()));
        WriteTarget target = new WriteTarget(LocalStore.of(Path.of(request[2])), "", options);
        PyramidSaver.save(image, target, ThreadRunner.of(threads), Progress.NONE);
        clock.stop();
        return clock.answer(0);
    }
}
