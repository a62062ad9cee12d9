package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/**
 * How one level of a pyramid that is written is divided, axes x first: chunks in shards in blocks. A block is a whole
 * number of shards, and is reduced into a whole part of one block of the next level.
 *
 * @param factors by which the next finer level was reduced; all 1 for level 0
 */
record LevelLayout(long[] dimensions, int[] chunk, int[] shard, int[] block, int[] factors) {

    /** The number of blocks along each axis. */
    long[] blockGrid() {
        return grid(block);
    }

    /** The number of stored objects, if each has something else than fill value. */
    long shardCount() {
        return Arrays.stream(grid(shard)).reduce(1, Math::multiplyExact);
    }

    private long[] grid(int[] edges) {
        long[] grid = new long[dimensions.length];
        for (int d = 0; d < grid.length; d++) grid[d] = (dimensions[d] + edges[d] - 1) / edges[d];
        return grid;
    }

    long blockCount() {
        return Arrays.stream(blockGrid()).reduce(1, Math::multiplyExact);
    }

    long pixels() {
        return Arrays.stream(dimensions).reduce(1, Math::multiplyExact);
    }

    /** The pixels of the largest block. */
    long blockPixels() {
        long pixels = 1;
        for (int d = 0; d < block.length; d++) pixels = Math.multiplyExact(pixels, Math.min(block[d], dimensions[d]));
        return pixels;
    }

    /** The size of the block at a position, cut off at the border. */
    int[] blockSize(long[] position) {
        int[] size = new int[block.length];
        for (int d = 0; d < size.length; d++)
            size[d] = (int) Math.min(block[d], dimensions[d] - position[d] * block[d]);
        return size;
    }

    /** The pixels of the block at a position. */
    Interval blockInterval(long[] position) {
        long[] min = new long[block.length];
        long[] max = new long[block.length];
        for (int d = 0; d < block.length; d++) {
            min[d] = position[d] * block[d];
            max[d] = Math.min(min[d] + block[d], dimensions[d]) - 1;
        }
        return new FinalInterval(min, max);
    }

    /** The flat index of a block, x fastest. */
    long blockIndex(long[] position) {
        long[] grid = blockGrid();
        long index = 0;
        for (int d = grid.length - 1; d >= 0; d--) index = index * grid[d] + position[d];
        return index;
    }

    /** The position of a block of a flat index. */
    long[] blockPosition(long index) {
        long[] grid = blockGrid();
        long[] position = new long[grid.length];
        for (int d = 0; d < grid.length; d++) {
            position[d] = index % grid[d];
            index /= grid[d];
        }
        return position;
    }

    /** The pixel, in this level, to which the first of a finer level's block is reduced. */
    long[] corner(LevelLayout finer, long[] finerPosition) {
        long[] corner = new long[block.length];
        for (int d = 0; d < corner.length; d++) corner[d] = finerPosition[d] * finer.block[d] / factors[d];
        return corner;
    }

    /** The position of the block into which a finer level's block is reduced. */
    long[] parent(LevelLayout finer, long[] finerPosition) {
        long[] parent = corner(finer, finerPosition);
        for (int d = 0; d < parent.length; d++) parent[d] /= block[d];
        return parent;
    }

    /** The finer level's block that is reduced into the first pixels of the block at a position. */
    long[] firstChild(LevelLayout finer, long[] position) {
        long[] first = new long[block.length];
        for (int d = 0; d < first.length; d++) first[d] = position[d] * block[d] * factors[d] / finer.block[d];
        return first;
    }

    /** How many of the finer level's blocks are reduced into the block at a position, along each axis. */
    int[] children(LevelLayout finer, long[] position) {
        int[] size = blockSize(position);
        int[] children = new int[block.length];
        for (int d = 0; d < children.length; d++) {
            long start = position[d] * block[d] * factors[d];
            long end = Math.min(finer.dimensions[d], start + (long) size[d] * factors[d]);
            children[d] = (int) ((end - start + finer.block[d] - 1) / finer.block[d]);
        }
        return children;
    }

    /** The same levels with blocks of other edges at the finest, and the smallest possible at the others. */
    static List<LevelLayout> withBlocks(List<LevelLayout> levels, int[] finest) {
        List<LevelLayout> result = new ArrayList<>();
        int[] block = finest;
        for (int i = 0; i < levels.size(); i++) {
            LevelLayout level = levels.get(i);
            result.add(new LevelLayout(level.dimensions, level.chunk, level.shard, block, level.factors));
            if (i + 1 < levels.size()) block = levels.get(i + 1).blockAbove(result.get(i), next(levels, i + 2));
        }
        return List.copyOf(result);
    }

    private static int[] next(List<LevelLayout> levels, int i) {
        if (i < levels.size()) return levels.get(i).factors;
        int[] ones = new int[levels.get(0).block.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The smallest whole number of shards that is also a whole number of reduced blocks, and can be reduced itself. */
    private int[] blockAbove(LevelLayout finer, int[] nextFactors) {
        int[] above = new int[block.length];
        for (int d = 0; d < above.length; d++) {
            long whole = (dimensions[d] + shard[d] - 1) / shard[d] * shard[d];
            long edge = finer.block[d] >= finer.dimensions[d]
                    ? whole
                    : leastCommonMultiple(finer.block[d] / factors[d], shard[d]);
            if (edge % nextFactors[d] != 0) edge *= nextFactors[d];
            above[d] = Math.toIntExact(Math.min(edge, whole));
        }
        return above;
    }

    static long leastCommonMultiple(long a, long b) {
        long x = a;
        for (long y = b; y != 0; ) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }
}
