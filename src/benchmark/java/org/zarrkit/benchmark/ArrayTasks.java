package org.zarrkit.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.zarrkit.store.LocalStore;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.ZarrArray;

/**
 * Does what {@code src/benchmark/python/compare.py} asks, so that it meets a warm JVM. A request is a line on standard
 * input, the answer one on standard output: the seconds the work took, and the sum of the values it met.
 *
 * <pre>
 * read FOLDER fresh|recycled              all chunks
 * chunks FOLDER SEED COUNT                chunks at random positions
 * plane FOLDER AXIS INDEX                 one plane across an axis
 * load FOLDER                             keeps all shards in memory, for "write"
 * write FOLDER                            writes them to an array whose metadata document stands there
 * allocated FOLDER                        bytes allocated per decoded byte by reading all chunks into one array
 * </pre>
 */
public final class ArrayTasks {

    private final int threads;
    private final ExecutorService executor;
    private final ThreadLocal<Object> cell = new ThreadLocal<>();
    private Object[] shards = {};
    private Object plane = new short[0];

    private ArrayTasks(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
    }

    public static void main(String[] args) throws Exception {
        ArrayTasks tasks = new ArrayTasks(Integer.parseInt(args[0]));
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            System.out.println(tasks.answer(line.split("\t")));
            System.out.flush();
        }
        tasks.executor.shutdown();
    }

    private String answer(String[] request) throws Exception {
        ZarrArray array = open(request[1]);
        return switch (request[0]) {
            case "read" -> request[2].equals("fresh") ? readFresh(array) : readRecycled(array);
            case "chunks" -> randomChunks(array, Long.parseLong(request[2]), Integer.parseInt(request[3]));
            case "plane" -> plane(array, Integer.parseInt(request[2]), Long.parseLong(request[3]));
            case "load" -> load(array);
            case "write" -> write(array);
            case "allocated" -> allocated(array);
            default -> throw new IllegalArgumentException(String.join(" ", request));
        };
    }

    private static ZarrArray open(String folder) {
        return ZarrArray.open(LocalStore.of(Path.of(folder)), "");
    }

    /** Each chunk into an array of its own, all held until the end; the sum is made when the clock has stopped. */
    private String readFresh(ZarrArray array) throws Exception {
        Object[] cells = new Object[(int) array.grid().chunkCount()];
        double seconds = timed(cells.length, i -> cells[i] = array.readChunk(position(array, i)));
        AtomicLong sum = new AtomicLong();
        timed(cells.length, i -> sum.addAndGet(sum(cells[i])));
        return answer(seconds, sum.get());
    }

    /** Each thread has one array for all its chunks; the sum is made in a second pass. */
    private String readRecycled(ZarrArray array) throws Exception {
        int chunks = (int) array.grid().chunkCount();
        double seconds = timed(chunks, i -> readIntoCell(array, i));
        AtomicLong sum = new AtomicLong();
        timed(chunks, i -> sum.addAndGet(sum(readIntoCell(array, i))));
        return answer(seconds, sum.get());
    }

    private Object readIntoCell(ZarrArray array, long chunk) {
        Object elements = cell.get();
        if (elements == null
                || java.lang.reflect.Array.getLength(elements)
                        != array.chunkSpec().elements())
            cell.set(elements = array.chunkSpec().newArray());
        if (!array.readChunkInto(elements, position(array, chunk)))
            array.chunkSpec().fill(elements);
        return elements;
    }

    /** One after the other, as a viewer asks; the positions are those of {@code compare.py}. */
    private String randomChunks(ZarrArray array, long seed, int count) {
        long chunks = array.grid().chunkCount();
        long nanoseconds = 0;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            Object chunk = array.readChunk(position(array, random(seed, i) % chunks));
            nanoseconds += System.nanoTime() - start;
            sum += sum(chunk);
        }
        return answer(nanoseconds / 1e9, sum);
    }

    /** The upper bits of a linear congruential generator, the same in any language. */
    private static long random(long seed, int step) {
        long state = seed;
        for (int i = 0; i <= step; i++) state = (state * 1103515245 + 12345) & 0x7fffffff;
        return state >> 8;
    }

    private String plane(ZarrArray array, int axis, long index) throws Exception {
        int[] shape = array.grid().shape().stream().mapToInt(Math::toIntExact).toArray();
        shape[axis] = 1;
        long[] start = new long[3];
        start[axis] = index;
        int elements = shape[0] * shape[1] * shape[2];
        long from = System.nanoTime();
        if (java.lang.reflect.Array.getLength(plane) != elements)
            plane = array.chunkSpec().type().newArray(elements);
        PlaneInBands.read(array, start, shape, plane, executor, threads);
        return answer((System.nanoTime() - from) / 1e9, placedSum((short[]) plane));
    }

    private String load(ZarrArray array) throws Exception {
        ChunkGrid grid = array.grid();
        Object[] loaded = new Object[(int) grid.shardCount()];
        double seconds = timed(loaded.length, i -> {
            long[] position = ChunkGrid.position(i, grid.shardsPerAxis());
            int[] shape = grid.validShardShape(position);
            long[] start = new long[shape.length];
            int elements = 1;
            for (int d = 0; d < shape.length; d++) {
                start[d] = position[d] * grid.shardShape().get(d);
                elements *= shape[d];
            }
            loaded[i] = array.chunkSpec().type().newArray(elements);
            array.readBox(start, shape, loaded[i]);
        });
        shards = loaded;
        return answer(seconds, 0);
    }

    private String write(ZarrArray array) throws Exception {
        ChunkGrid grid = array.grid();
        return answer(
                timed(shards.length, i -> array.writeShard(shards[i], ChunkGrid.position(i, grid.shardsPerAxis()))), 0);
    }

    private String allocated(ZarrArray array) throws Exception {
        var threadsBean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        Object elements = array.chunkSpec().newArray();
        long chunks = array.grid().chunkCount();
        long before = 0;
        for (int pass = 0; pass < 2; pass++) {
            before = threadsBean.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (long i = 0; i < chunks; i++) array.readChunkInto(elements, position(array, i));
        }
        long after = threadsBean.getThreadAllocatedBytes(Thread.currentThread().getId());
        return answer(
                0, (after - before) * 1_000_000 / (chunks * array.chunkSpec().sizeInBytes()));
    }

    private static long[] position(ZarrArray array, long chunk) {
        return ChunkGrid.position(chunk, array.grid().chunksPerAxis());
    }

    /** Work on one of many things; may fail as it likes. */
    private interface Work {
        void on(int item);
    }

    /** The seconds that all threads took for all items. */
    private double timed(int items, Work work) throws InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong();
        List<Future<?>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int t = 0; t < threads; t++)
            running.add(executor.submit(() -> {
                for (long i = next.getAndIncrement(); i < items; i = next.getAndIncrement()) work.on((int) i);
            }));
        for (Future<?> thread : running) thread.get();
        return (System.nanoTime() - start) / 1e9;
    }

    private static long sum(Object elements) {
        long sum = 0;
        for (short value : (short[]) elements) sum += value & 0xFFFF;
        return sum;
    }

    /** Tells elements that are in each other's place. */
    private static long placedSum(short[] elements) {
        long sum = 0;
        for (int i = 0; i < elements.length; i++) sum += (elements[i] & 0xFFFFL) * ((i * 31L + 7) & 0xFFFF);
        return sum;
    }

    private static String answer(double seconds, long sum) {
        return String.format(Locale.ROOT, "%.6f\t%d", seconds, sum);
    }
}
