package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A walk over the blocks of the finest level in which those that are reduced into one coarser block follow each other,
 * level by level. So few coarse blocks are incomplete at any time. Axes x first.
 */
final class MortonOrder {

    private final long[] grid;
    /** Of each bit of a code, from the lowest: the axis and the bit of its position. */
    private final int[] axisOfBit;

    private final int[] bitOfBit;

    /** @param levels finest first */
    MortonOrder(List<LevelLayout> levels) {
        grid = levels.get(0).blockGrid();
        int[] bits = Arrays.stream(grid).mapToInt(MortonOrder::bits).toArray();
        if (Arrays.stream(bits).sum() > 62) throw new IllegalArgumentException("a grid of more than 2^62 blocks");
        List<Integer> axes = new ArrayList<>();
        int[] used = new int[grid.length];
        for (int i = 1; i < levels.size(); i++) {
            int[] children = levels.get(i).children(levels.get(i - 1), new long[grid.length]);
            for (int d = 0; d < grid.length; d++)
                for (int k = bits(children[d]); k > 0 && used[d] < bits[d]; k--) {
                    axes.add(d);
                    used[d]++;
                }
        }
        for (int round = 0; round < 62; round++)
            for (int d = 0; d < grid.length; d++) if (used[d]++ < bits[d]) axes.add(d);
        axisOfBit = axes.stream().mapToInt(Integer::intValue).toArray();
        bitOfBit = new int[axisOfBit.length];
        int[] next = new int[grid.length];
        for (int b = 0; b < bitOfBit.length; b++) bitOfBit[b] = next[axisOfBit[b]]++;
    }

    private static int bits(long count) {
        return 64 - Long.numberOfLeadingZeros(count - 1);
    }

    /** The number of codes; those of positions outside the grid among them. */
    long codes() {
        return 1L << axisOfBit.length;
    }

    /** Puts the position of a code; false if it is outside the grid. */
    boolean position(long code, long[] position) {
        Arrays.fill(position, 0);
        for (int b = 0; b < axisOfBit.length; b++) position[axisOfBit[b]] |= (code >>> b & 1) << bitOfBit[b];
        for (int d = 0; d < grid.length; d++) if (position[d] >= grid[d]) return false;
        return true;
    }
}
