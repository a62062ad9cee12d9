package org.zarrkit.image;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;

/**
 * How large the blocks of a sweep are: whole shards; larger, as far as memory allows, where parts of the source would
 * else be read more than once, and where blocks are so small that handling them costs more than their pixels.
 */
final class BlockSizing {

    /** In pixels; smaller blocks are joined. */
    private static final long WORTHWHILE = 1 << 20;
    /** Fewer blocks for each thread leave threads idle at the end. */
    private static final int BLOCKS_PER_THREAD = 4;
    /** A shard is copied out of its block, and there encoded: in parts, and as a whole. */
    private static final int COPIES_OF_SHARD = 3;

    private final List<LevelLayout> smallest;
    private final DataType type;
    private final SweepDemand demand;
    private final HeapFootprint footprint = HeapFootprint.ofThisVm();

    private BlockSizing(List<LevelLayout> smallest, DataType type, SweepDemand demand) {
        this.smallest = smallest;
        this.type = type;
        this.demand = demand;
    }

    /** Levels divided into blocks, and how many of those are in hand at a time. */
    record Sized(List<LevelLayout> levels, int threads, long bytes) {}

    /**
     * The levels with blocks that fit into memory; with fewer threads if it must be.
     *
     * @param smallest the levels with the smallest possible blocks
     * @throws IllegalArgumentException if memory does not hold one such block; the message states the sizes
     */
    static Sized of(List<LevelLayout> smallest, DataType type, SweepDemand demand) {
        return new BlockSizing(smallest, type, demand).sized();
    }

    /** Whether memory holds blocks of these levels for all threads. */
    static boolean fits(List<LevelLayout> smallest, DataType type, SweepDemand demand) {
        BlockSizing sizing = new BlockSizing(smallest, type, demand);
        return sizing.bytes(smallest.get(0).block(), demand.threads()) <= demand.memoryInBytes();
    }

    /** The levels with blocks of these edges at the finest, as an earlier sweep had them. */
    static Sized ofBlocks(List<LevelLayout> smallest, DataType type, SweepDemand demand, int[] finest) {
        List<LevelLayout> levels = LevelLayout.withBlocks(smallest, finest);
        BlockSizing sizing = new BlockSizing(levels, type, demand);
        int threads = sizing.threads();
        return new Sized(levels, threads, sizing.bytes(finest, threads));
    }

    private Sized sized() {
        int threads = threads();
        int[] edges = smallest.get(0).block().clone();
        for (int d : mostReadAgainFirst(edges)) grow(edges, d, threads);
        joinSmall(edges, threads);
        return new Sized(LevelLayout.withBlocks(smallest, edges), threads, bytes(edges, threads));
    }

    private int threads() {
        int[] edges = smallest.get(0).block();
        for (int threads = demand.threads(); threads > 0; threads--)
            if (bytes(edges, threads) <= demand.memoryInBytes()) return threads;
        throw new IllegalArgumentException("a block of " + text(edges) + " pixels with what is made of it takes "
                + megabytes(bytes(edges, 1)) + " MB, but only " + megabytes(demand.memoryInBytes())
                + " MB may be taken; allow more memory, or choose smaller chunks or shards");
    }

    private static String text(int[] edges) {
        return IntStream.of(edges)
                .mapToObj(String::valueOf)
                .reduce((a, b) -> a + " x " + b)
                .orElse("");
    }

    private static long megabytes(long bytes) {
        return bytes + (1 << 20) - 1 >> 20;
    }

    /**
     * What a sweep takes at most: for each thread a block as it is computed and a shard as it is encoded; of each
     * coarser level one block for each thread, and one more that waits for the rest of its parts.
     */
    private long bytes(int[] edges, int threads) {
        int[] cut = edges.clone();
        for (int d = 0; d < cut.length; d++)
            cut[d] = (int) Math.min(cut[d], smallest.get(0).dimensions()[d]);
        long shard = 1;
        for (int edge : smallest.get(0).shard()) shard *= edge;
        long perThread = demand.bytesToCompute().applyAsLong(cut) + COPIES_OF_SHARD * array(shard);
        if (type == DataType.FLOAT16) perThread += 2 * array(pixels(cut));
        long coarser = LevelLayout.withBlocks(smallest, edges).stream()
                .skip(1)
                .mapToLong(level -> Math.min(threads + 1, level.blockCount()) * array(level.blockPixels()))
                .sum();
        return threads * perThread + coarser;
    }

    private long array(long elements) {
        return footprint.ofArray(elements, PixelType.inMemory(type).sizeInBytes());
    }

    private static long pixels(int[] edges) {
        return IntStream.of(edges).asLongStream().reduce(1, (a, b) -> a * b);
    }

    private List<Integer> mostReadAgainFirst(int[] edges) {
        return IntStream.range(0, edges.length)
                .boxed()
                .sorted(Comparator.comparingDouble(d -> -demand.unit()[d] / (double) edges[d]))
                .toList();
    }

    /** Lengthens blocks along an axis towards where the borders of blocks and of what is read at once meet. */
    private void grow(int[] edges, int d, int threads) {
        long block = edges[d];
        long meeting = LevelLayout.leastCommonMultiple(block, demand.unit()[d]);
        long end = (smallest.get(0).dimensions()[d] + block - 1) / block * block;
        for (long edge = Math.min(meeting, end); edge > block; edge -= block)
            if (fits(edges, d, edge, threads)) {
                edges[d] = (int) edge;
                return;
            }
    }

    private boolean fits(int[] edges, int d, long edge, int threads) {
        if (edge > Integer.MAX_VALUE) return false;
        int[] longer = edges.clone();
        longer[d] = (int) edge;
        return pixelsInImage(longer) <= Integer.MAX_VALUE / 8 && bytes(longer, threads) <= demand.memoryInBytes();
    }

    private double pixelsInImage(int[] edges) {
        double pixels = 1;
        for (int d = 0; d < edges.length; d++)
            pixels *= Math.min(edges[d], smallest.get(0).dimensions()[d]);
        return pixels;
    }

    private double blocks(int[] edges) {
        double blocks = 1;
        for (int d = 0; d < edges.length; d++)
            blocks *= Math.ceil((double) smallest.get(0).dimensions()[d] / edges[d]);
        return blocks;
    }

    /** Doubles the shortest edge until blocks are worth their while, or few. */
    private void joinSmall(int[] edges, int threads) {
        long[] dimensions = smallest.get(0).dimensions();
        while (pixelsInImage(edges) < WORTHWHILE) {
            int shortest = IntStream.range(0, edges.length)
                    .filter(d -> edges[d] < dimensions[d] && blocks(edges) / 2 >= BLOCKS_PER_THREAD * threads)
                    .filter(d -> fits(edges, d, 2L * edges[d], threads))
                    .reduce((a, b) -> edges[b] < edges[a] ? b : a)
                    .orElse(-1);
            if (shortest < 0) return;
            edges[shortest] *= 2;
        }
    }
}
