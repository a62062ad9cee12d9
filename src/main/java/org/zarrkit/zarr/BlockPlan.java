package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The blocks in which one array is copied to another: whole shards of the target, and as far as the memory goes whole
 * chunks of the source too, so that each chunk is read once.
 */
record BlockPlan(ChunkGrid grid, int[] edges, long peakMemoryInBytes) {

    /** The bytes of neighbouring chunks that are read with one request. */
    private static final long JOINED_READ = 16 << 20;

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    /** A block for each shard, of which the stored bytes are in memory. */
    static BlockPlan ofShards(ZarrArray target, int threads) {
        ChunkGrid grid = target.grid();
        long shard = target.chunkSpec().withShape(grid.shardShape()).sizeInBytes();
        return new BlockPlan(grid, ChunkGrid.ints(grid.shardShape()), times(threads, shard));
    }

    static BlockPlan of(ZarrArray source, ZarrArray target, long memoryInBytes, int threads) {
        ChunkGrid grid = target.grid();
        int[] edges = ChunkGrid.ints(grid.shardShape());
        long elementSize = target.chunkSpec().type().sizeInBytes();
        long beside = beside(source, target);
        long forBlock = Math.min(LARGEST_ARRAY, memoryInBytes / threads - beside) / elementSize;
        if (elements(grid, edges) > forBlock)
            throw new IllegalArgumentException("a block of one shard of " + target + " takes "
                    + megabytes(times(threads, beside + elements(grid, edges) * elementSize)) + " MB in " + threads
                    + " threads, " + megabytes(memoryInBytes)
                    + " MB may be taken; allow more memory, fewer threads or smaller chunks or shards");
        for (int d : mostReadAgainFirst(source.grid(), edges)) grow(edges, d, source.grid(), grid, forBlock);
        long block = elements(grid, edges) * elementSize;
        return new BlockPlan(grid, edges, times(threads, beside + block));
    }

    /** Beside the block a thread has a chunk decoded and encoded, and a shard decoded and, twice, encoded. */
    private static long beside(ZarrArray source, ZarrArray target) {
        long chunk = source.chunkSpec().sizeInBytes();
        long shard = target.chunkSpec().withShape(target.grid().shardShape()).sizeInBytes();
        long joined = source.chunkSpec().withShape(source.grid().shardShape()).sizeInBytes();
        return 2 * chunk + 3 * shard + (source.grid().isSharded() ? Math.min(JOINED_READ, joined) : 0);
    }

    private static List<Integer> mostReadAgainFirst(ChunkGrid source, int[] edges) {
        return IntStream.range(0, edges.length)
                .boxed()
                .sorted(Comparator.comparingDouble(d -> -source.chunkShape().get(d) / (double) edges[d]))
                .toList();
    }

    /** Lengthens blocks along an axis towards where the borders of source chunks and target shards meet. */
    private static void grow(int[] edges, int d, ChunkGrid source, ChunkGrid target, long mostElements) {
        long shard = edges[d];
        long chunk = source.chunkShape().get(d);
        long meeting = shard / greatestCommonDivisor(shard, chunk) * chunk;
        long end = target.shardsPerAxis().get(d) * shard;
        long wanted = Math.min(meeting, end);
        if (wanted > Integer.MAX_VALUE - shard) return;
        for (edges[d] = (int) Math.max(shard, wanted); edges[d] > shard; edges[d] -= (int) shard)
            if (elements(target, edges) <= mostElements) return;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** The elements of a block, which does not reach beyond the array. */
    private static long elements(ChunkGrid grid, int[] edges) {
        double elements = 1;
        for (int d = 0; d < edges.length; d++)
            elements *= Math.min(edges[d], grid.shape().get(d));
        return elements > Long.MAX_VALUE / 16 ? Long.MAX_VALUE / 16 : (long) elements;
    }

    private static long times(int threads, long bytes) {
        return bytes > Long.MAX_VALUE / threads ? Long.MAX_VALUE : threads * bytes;
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    private List<Long> blocksPerAxis() {
        List<Long> count = new ArrayList<>();
        for (int d = 0; d < edges.length; d++)
            count.add(-Math.floorDiv(-grid.shape().get(d), (long) edges[d]));
        return count;
    }

    long blocks() {
        return ChunkGrid.product(blocksPerAxis());
    }

    Box block(long index) {
        long[] start = ChunkGrid.position(index, blocksPerAxis());
        int[] shape = new int[edges.length];
        for (int d = 0; d < edges.length; d++) {
            start[d] *= edges[d];
            shape[d] = (int) Math.min(edges[d], grid.shape().get(d) - start[d]);
        }
        return new Box(start, shape);
    }
}
