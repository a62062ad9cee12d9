package org.zarrkit.image;

import java.util.Arrays;

/**
 * How one level of a pyramid that is written is divided, axes x first: chunks in shards in blocks. A block is a whole
 * number of shards, and halves into a whole part of one block of the next level.
 *
 * @param factors by which the next finer level was reduced; all 1 for level 0
 */
record LevelLayout(long[] dimensions, int[] chunk, int[] shard, int[] block, int[] factors) {

    /** The number of blocks along each axis. */
    long[] blockGrid() {
        long[] grid = new long[dimensions.length];
        for (int d = 0; d < grid.length; d++) grid[d] = (dimensions[d] + block[d] - 1) / block[d];
        return grid;
    }

    long blockCount() {
        return Arrays.stream(blockGrid()).reduce(1, Math::multiplyExact);
    }

    /** The size of the block at a position, cut off at the border. */
    int[] blockSize(long[] position) {
        int[] size = new int[block.length];
        for (int d = 0; d < size.length; d++)
            size[d] = (int) Math.min(block[d], dimensions[d] - position[d] * block[d]);
        return size;
    }

    /** The flat index of a block, x fastest. */
    long blockIndex(long[] position) {
        long[] grid = blockGrid();
        long index = 0;
        for (int d = grid.length - 1; d >= 0; d--) index = index * grid[d] + position[d];
        return index;
    }
}
