package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A regular grid of chunks in shards over an array, axes in C order. A shard is one stored object; without sharding
 * its shape is the chunk's. Chunks and shards at the border are stored whole and valid in part.
 */
public record ChunkGrid(List<Long> shape, List<Integer> chunkShape, List<Integer> shardShape) {

    public ChunkGrid {
        shape = List.copyOf(shape);
        chunkShape = List.copyOf(chunkShape);
        shardShape = List.copyOf(shardShape);
        if (chunkShape.size() != shape.size() || shardShape.size() != shape.size())
            throw new IllegalArgumentException(
                    "shape " + shape + ", chunks " + chunkShape + " and shards " + shardShape + " differ in rank");
        for (int d = 0; d < shape.size(); d++)
            if (shardShape.get(d) % chunkShape.get(d) != 0)
                throw new IllegalArgumentException(
                        "shards " + shardShape + " are not made of whole chunks " + chunkShape);
    }

    public int rank() {
        return shape.size();
    }

    public boolean isSharded() {
        return !chunkShape.equals(shardShape);
    }

    /** The number of elements, at most {@code Long.MAX_VALUE}. */
    public long elements() {
        return product(shape);
    }

    /** The number of chunks along each axis. */
    public List<Long> chunksPerAxis() {
        return cover(chunkShape);
    }

    /** The number of shards along each axis. */
    public List<Long> shardsPerAxis() {
        return cover(shardShape);
    }

    public long chunkCount() {
        return product(chunksPerAxis());
    }

    public long shardCount() {
        return product(shardsPerAxis());
    }

    /** The shard that holds the chunk at a position. */
    public long[] shardOf(long[] chunkPosition) {
        long[] shard = new long[rank()];
        for (int d = 0; d < shard.length; d++) shard[d] = chunkPosition[d] / chunksPerShard(d);
        return shard;
    }

    /** The position of a chunk within its shard. */
    public long[] positionInShard(long[] chunkPosition) {
        long[] position = new long[rank()];
        for (int d = 0; d < position.length; d++) position[d] = chunkPosition[d] % chunksPerShard(d);
        return position;
    }

    private int chunksPerShard(int d) {
        return shardShape.get(d) / chunkShape.get(d);
    }

    /** Whether there is a shard at a position. */
    boolean hasShard(long[] shardPosition) {
        for (int d = 0; d < rank(); d++)
            if (shardPosition[d] < 0 || shardPosition[d] >= -Math.floorDiv(-shape.get(d), (long) shardShape.get(d)))
                return false;
        return true;
    }

    /** The shape of the part of a chunk that lies inside the array. */
    public int[] validChunkShape(long[] chunkPosition) {
        return valid(chunkShape, chunkPosition);
    }

    /** The shape of the part of a shard that lies inside the array. */
    public int[] validShardShape(long[] shardPosition) {
        return valid(shardShape, shardPosition);
    }

    /** How many chunks of a shard lie inside the array, at least in part, along each axis. */
    int[] validChunks(long[] shardPosition) {
        int[] valid = validShardShape(shardPosition);
        for (int d = 0; d < valid.length; d++) valid[d] = -Math.floorDiv(-valid[d], chunkShape.get(d));
        return valid;
    }

    private int[] valid(List<Integer> edges, long[] position) {
        int[] valid = new int[rank()];
        for (int d = 0; d < valid.length; d++) {
            long start = position[d] * edges.get(d);
            if (position[d] < 0 || start >= shape.get(d))
                throw new IndexOutOfBoundsException(
                        "position " + java.util.Arrays.toString(position) + " is outside the grid of " + cover(edges));
            valid[d] = (int) Math.min(edges.get(d), shape.get(d) - start);
        }
        return valid;
    }

    /**
     * Checks that a box is within the array.
     *
     * @throws IndexOutOfBoundsException if it is not; the message says on which axis
     */
    void checkBox(long[] start, int[] boxShape) {
        if (start.length != rank() || boxShape.length != rank())
            throw new IllegalArgumentException("a box of " + boxShape.length + " axes in an array of " + rank());
        for (int d = 0; d < rank(); d++)
            if (start[d] < 0 || boxShape[d] < 0 || boxShape[d] > shape.get(d) - start[d])
                throw new IndexOutOfBoundsException("axis " + d + ": " + boxShape[d] + " elements from " + start[d]
                        + " on are not all within " + shape.get(d));
    }

    /** The positions of the shards that a box touches, within the array; none if it is empty. */
    GridRange shardsOf(long[] start, int[] boxShape) {
        List<Long> count = new ArrayList<>();
        long[] first = new long[rank()];
        for (int d = 0; d < rank(); d++) {
            first[d] = start[d] / shardShape.get(d);
            long end = boxShape[d] == 0 ? first[d] : (start[d] + boxShape[d] - 1) / shardShape.get(d) + 1;
            count.add(end - first[d]);
        }
        return new GridRange(first, count);
    }

    /** The positions of the chunks of one shard that a box touches, which touches the shard. */
    GridRange chunksOf(long[] start, int[] boxShape, long[] shardPosition) {
        List<Long> count = new ArrayList<>();
        long[] first = new long[rank()];
        for (int d = 0; d < rank(); d++) {
            long edge = chunkShape.get(d);
            long corner = shardPosition[d] * shardShape.get(d);
            first[d] = Math.max(start[d], corner) / edge;
            long end = Math.min(start[d] + boxShape[d], corner + shardShape.get(d));
            count.add((end - 1) / edge + 1 - first[d]);
        }
        return new GridRange(first, count);
    }

    private List<Long> cover(List<Integer> edges) {
        List<Long> count = new ArrayList<>();
        for (int d = 0; d < rank(); d++) count.add(-Math.floorDiv(-shape.get(d), (long) edges.get(d)));
        return count;
    }

    /** The position of the index-th item of a grid, the last axis running fastest. */
    public static long[] position(long index, List<Long> perAxis) {
        long[] position = new long[perAxis.size()];
        for (int d = position.length - 1; d >= 0; d--) {
            position[d] = index % perAxis.get(d);
            index /= perAxis.get(d);
        }
        return position;
    }

    static long product(List<Long> factors) {
        if (factors.contains(0L)) return 0;
        return factors.stream().reduce(1L, (a, b) -> a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b);
    }

    /** The edges as an array. */
    static int[] ints(List<Integer> edges) {
        return IntStream.range(0, edges.size()).map(edges::get).toArray();
    }
}
