package org.zarrkit.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.zarrkit.codec.Workers;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.LocalStore;
import org.zarrkit.zarr.ChunkGrid;
import org.zarrkit.zarr.ZarrArray;

/**
 * Does what {@code src/benchmark/python/compare.py} asks, so that it meets a warm JVM. A request is a line on standard
 * input, the answer one on standard output: the seconds the work took, the CPU seconds that all threads of the process
 * took meanwhile, and the sum of the values it met.
 *
 * <pre>
 * read FOLDER fresh|recycled              all chunks
 * floor FOLDER                            all stored bytes read, and as many bytes copied as they decode to
 * chunks FOLDER SEED COUNT fresh|recycled chunks at random positions
 * box FOLDER fresh|recycled               all elements into one array
 * plane FOLDER AXIS INDEX                 one plane across an axis
 * load FOLDER                             keeps all shards in memory, for "write"
 * write FOLDER                            writes them to an array whose metadata document stands there
 * allocated FOLDER                        bytes allocated per decoded byte by reading all chunks into one array
 * </pre>
 */
public final class ArrayTasks {

    private final int threads;
    private final ExecutorService executor;
    private final Workers workers;
    private final ThreadLocal<short[]> cell = ThreadLocal.withInitial(() -> new short[0]);
    private final ThreadLocal<byte[]> encoded = ThreadLocal.withInitial(() -> new byte[0]);
    private final short[] source = new short[128 * 128 * 128];
    private Object[] shards = {};
    private Object box = new short[0];

    private ArrayTasks(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
        this.workers = Workers.of(executor, threads);
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

    private String answer(String[] request) {
        ZarrArray array = open(request[1]);
        return switch (request[0]) {
            case "read" -> request[2].equals("fresh") ? readFresh(alone(array)) : readRecycled(alone(array));
            case "chunks" -> randomChunks(array, request);
            case "floor" -> floor(array);
            case "box" -> box(array, request[2].equals("fresh"));
            case "plane" -> plane(array, Integer.parseInt(request[2]), Long.parseLong(request[3]));
            case "load" -> load(array);
            case "write" -> write(array);
            case "allocated" -> allocated(alone(array));
            default -> throw new IllegalArgumentException(String.join(" ", request));
        };
    }

    private ZarrArray open(String folder) {
        return ZarrArray.open(LocalStore.of(Path.of(folder)), "").withWorkers(workers);
    }

    /** The same array, for threads that have chunks of their own. */
    private static ZarrArray alone(ZarrArray array) {
        return array.withWorkers(Workers.none());
    }

    /** Each chunk into an array of its own, all held until the end; the sum is made when the clock has stopped. */
    private String readFresh(ZarrArray array) {
        Object[] cells = new Object[(int) array.grid().chunkCount()];
        Clock clock = new Clock();
        workers.run(cells.length, i -> cells[i] = array.readChunk(position(array, i)));
        clock.stop();
        AtomicLong sum = new AtomicLong();
        workers.run(cells.length, i -> sum.addAndGet(sum(cells[i])));
        return clock.answer(sum.get());
    }

    /** Each thread has one array for all its chunks; the sum is made in a second pass. */
    private String readRecycled(ZarrArray array) {
        int chunks = (int) array.grid().chunkCount();
        Clock clock = new Clock();
        workers.run(chunks, i -> readIntoCell(array, i));
        clock.stop();
        AtomicLong sum = new AtomicLong();
        workers.run(chunks, i -> sum.addAndGet(sum(readIntoCell(array, i))));
        return clock.answer(sum.get());
    }

    private Object readIntoCell(ZarrArray array, long chunk) {
        return readIntoCell(array, position(array, chunk));
    }

    private Object readIntoCell(ZarrArray array, long[] position) {
        Object elements = cell(array);
        if (!array.readChunkInto(elements, position)) array.chunkSpec().fill(elements);
        return elements;
    }

    private Object cell(ZarrArray array) {
        if (cell.get().length != array.chunkSpec().elements())
            cell.set((short[]) array.chunkSpec().newArray());
        return cell.get();
    }

    /** One after the other, as a viewer asks; the positions are those of {@code arrays.py}. */
    private String randomChunks(ZarrArray array, String[] request) {
        long chunks = array.grid().chunkCount();
        Clock clock = new Clock();
        clock.stop();
        long sum = 0;
        for (int i = 0; i < Integer.parseInt(request[3]); i++) {
            long[] position = position(array, random(Long.parseLong(request[2]), i) % chunks);
            clock.start();
            Object chunk = request[4].equals("fresh") ? array.readChunk(position) : readIntoCell(array, position);
            clock.stop();
            sum += sum(chunk);
        }
        return clock.answer(sum);
    }

    /** No decoder, but the memory that any has to touch: the stored bytes, and what they decode to. */
    private String floor(ZarrArray array) {
        LocalStore store = (LocalStore) array.store();
        List<String> keys = store.list("").filter(key -> key.startsWith("c/")).toList();
        int copies = Math.toIntExact(array.grid().chunkCount() / keys.size());
        int elements = Math.toIntExact(array.chunkSpec().elements());
        Clock clock = new Clock();
        workers.run(keys.size(), i -> {
            store.get(keys.get(i), ByteRange.ALL, size -> encoded.get().length >= size ? encoded.get() : grown(size));
            for (int k = 0; k < copies; k++) System.arraycopy(source, 0, cell(array), 0, elements);
        });
        clock.stop();
        return clock.answer(0);
    }

    private byte[] grown(int size) {
        encoded.set(new byte[size]);
        return encoded.get();
    }

    /** The upper bits of a linear congruential generator, the same in any language. */
    private static long random(long seed, int step) {
        long state = seed;
        for (int i = 0; i <= step; i++) state = (state * 1103515245 + 12345) & 0x7fffffff;
        return state >> 8;
    }

    private String box(ZarrArray array, boolean fresh) {
        int[] shape = shape(array);
        int elements = Math.toIntExact(array.grid().elements());
        if (!fresh && java.lang.reflect.Array.getLength(box) != elements) box = new short[elements];
        Clock clock = new Clock();
        Object target = fresh ? new short[elements] : box;
        array.readBox(new long[shape.length], shape, target);
        clock.stop();
        return clock.answer(sum(target));
    }

    private String plane(ZarrArray array, int axis, long index) {
        int[] shape = shape(array);
        shape[axis] = 1;
        long[] start = new long[3];
        start[axis] = index;
        int elements = shape[0] * shape[1] * shape[2];
        Clock clock = new Clock();
        short[] plane = new short[elements];
        array.readBox(start, shape, plane);
        clock.stop();
        return clock.answer(placedSum(plane));
    }

    private static int[] shape(ZarrArray array) {
        return array.grid().shape().stream().mapToInt(Math::toIntExact).toArray();
    }

    private String load(ZarrArray array) {
        ChunkGrid grid = array.grid();
        Object[] loaded = new Object[(int) grid.shardCount()];
        Clock clock = new Clock();
        workers.run(loaded.length, i -> {
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
        clock.stop();
        return clock.answer(0);
    }

    private String write(ZarrArray array) {
        ChunkGrid grid = array.grid();
        Clock clock = new Clock();
        workers.run(shards.length, i -> array.writeShard(shards[i], ChunkGrid.position(i, grid.shardsPerAxis())));
        clock.stop();
        return clock.answer(0);
    }

    private String allocated(ZarrArray array) {
        var threadsBean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        Object elements = array.chunkSpec().newArray();
        long chunks = array.grid().chunkCount();
        long before = 0;
        for (int pass = 0; pass < 2; pass++) {
            before = threadsBean.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (long i = 0; i < chunks; i++) array.readChunkInto(elements, position(array, i));
        }
        long after = threadsBean.getThreadAllocatedBytes(Thread.currentThread().getId());
        return new Clock()
                .answer((after - before)
                        * 1_000_000
                        / (chunks * array.chunkSpec().sizeInBytes()));
    }

    private static long[] position(ZarrArray array, long chunk) {
        return ChunkGrid.position(chunk, array.grid().chunksPerAxis());
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
}
