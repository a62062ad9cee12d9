package org.zarrkit.image;

/**
 * A walk over a grid in which neighbours in space come soon after each other: Z-order of the axes that are halved from
 * level to level, the others outermost. So few coarse blocks are incomplete at any time. Axes x first.
 */
final class MortonOrder {

    private final long[] grid;
    /** Of each bit of a code, from the lowest: the axis and the bit of its position. */
    private final int[] axisOfBit;

    private final int[] bitOfBit;

    MortonOrder(long[] grid, boolean[] halved) {
        this.grid = grid.clone();
        int[] bits = new int[grid.length];
        int total = 0;
        for (int d = 0; d < grid.length; d++) {
            bits[d] = 64 - Long.numberOfLeadingZeros(Math.max(0, grid[d] - 1));
            total += bits[d];
        }
        if (total > 62) throw new IllegalArgumentException("a grid of more than 2^62 blocks");
        axisOfBit = new int[total];
        bitOfBit = new int[total];
        int[] used = new int[grid.length];
        int next = 0;
        for (int bit = 0; bit < 62; bit++)
            for (int d = 0; d < grid.length; d++)
                if (halved[d] && used[d] < bits[d]) {
                    axisOfBit[next] = d;
                    bitOfBit[next++] = used[d]++;
                }
        for (int d = 0; d < grid.length; d++)
            while (used[d] < bits[d]) {
                axisOfBit[next] = d;
                bitOfBit[next++] = used[d]++;
            }
    }

    /** The number of codes; those of positions outside the grid among them. */
    long codes() {
        return 1L << axisOfBit.length;
    }

    /** Puts the position of a code; false if it is outside the grid. */
    boolean position(long code, long[] position) {
        java.util.Arrays.fill(position, 0);
        for (int b = 0; b < axisOfBit.length; b++) position[axisOfBit[b]] |= (code >>> b & 1) << bitOfBit[b];
        for (int d = 0; d < grid.length; d++) if (position[d] >= grid[d]) return false;
        return true;
    }
}
