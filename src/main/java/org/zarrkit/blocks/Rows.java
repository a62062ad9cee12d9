package org.zarrkit.blocks;

import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/** Copies between boxes of pixels, row by row along x. */
final class Rows {

    /** Where a position along an axis is read from; less than 0 for nowhere. */
    interface Positions {
        long of(int dimension, long position);
    }

    private Rows() {}

    /** Copies what two blocks of one image have in common. */
    static void copy(Block from, Block to) {
        copy(from, from.interval(), to);
    }

    /** Copies what two blocks of one image have in common with a box. */
    static void copy(Block from, Interval box, Block to) {
        Interval common = Intervals.intersect(Intervals.intersect(from.interval(), box), to.interval());
        if (Intervals.isEmpty(common)) return;
        int width = (int) common.dimension(0);
        int[] fromEdges = from.edges();
        int[] toEdges = to.edges();
        long[] position = common.minAsLongArray();
        do {
            int source = index(position, from.interval(), fromEdges);
            int target = index(position, to.interval(), toEdges);
            System.arraycopy(from.pixels(), source, to.pixels(), target, width);
        } while (next(position, common));
    }

    /** Fills {@code to} with pixels of {@code from}, of which the positions are given; those of nowhere stay as they are. */
    static void gather(Block from, Block to, Positions positions) {
        int rank = to.interval().numDimensions();
        int[] fromEdges = from.edges();
        int width = (int) to.interval().dimension(0);
        int[] columns = new int[width];
        for (int i = 0; i < width; i++)
            columns[i] = (int) Math.max(
                    -1,
                    positions.of(0, to.interval().min(0) + i) - from.interval().min(0));
        int first = 0;
        while (first < width && columns[first] < 0) first++;
        int run = 0;
        while (first + run < width && columns[first + run] == columns[first] + run) run++;
        long[] position = to.interval().minAsLongArray();
        long[] source = new long[rank];
        int target = 0;
        do {
            boolean somewhere = true;
            source[0] = from.interval().min(0);
            for (int d = 1; d < rank && somewhere; d++) {
                source[d] = positions.of(d, position[d]);
                somewhere = source[d] >= 0;
            }
            if (somewhere) {
                int at = index(source, from.interval(), fromEdges);
                if (run > 0) System.arraycopy(from.pixels(), at + columns[first], to.pixels(), target + first, run);
                for (int i = first + run; i < width; i++)
                    if (columns[i] >= 0) System.arraycopy(from.pixels(), at + columns[i], to.pixels(), target + i, 1);
            }
            target += width;
        } while (next(position, to.interval()));
    }

    private static int index(long[] position, Interval box, int[] edges) {
        int index = 0;
        for (int d = edges.length - 1; d >= 0; d--) index = index * edges[d] + (int) (position[d] - box.min(d));
        return index;
    }

    /** The next row, its x as it was; false after the last. */
    static boolean next(long[] position, Interval box) {
        for (int d = 1; d < position.length; d++) {
            if (++position[d] <= box.max(d)) return true;
            position[d] = box.min(d);
        }
        return false;
    }
}
