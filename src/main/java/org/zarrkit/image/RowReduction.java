package org.zarrkit.image;

import org.zarrkit.codec.DataType;

/** Reduces row by row: what a {@link RowReducer} makes of the rows of a box. */
final class RowReduction implements Reduction {

    private final DataType type;
    private final boolean firstOnly;

    /** @param firstOnly whether of each box the first pixel alone is taken */
    RowReduction(DataType type, boolean firstOnly) {
        this.type = type;
        this.firstOnly = firstOnly;
    }

    @Override
    public void reduce(Object source, int[] size, int[] factors, Object target, int[] targetSize, int[] offset) {
        int[] reduced = Reduction.size(size, factors);
        RowReducer reducer = RowReducer.mean(type, firstOnly ? 1 : pixels(size, factors));
        int rank = size.length;
        int[] row = new int[rank]; // row[0] stays 0
        do {
            reducer.clear(reduced[0]);
            addRows(reducer, source, size, factors, row, rank - 1, 0);
            int at = 0;
            for (int d = rank - 1; d >= 0; d--) at = at * targetSize[d] + offset[d] + row[d];
            reducer.store(target, at);
        } while (next(row, reduced));
    }

    /** What a box has at most. */
    private static long pixels(int[] size, int[] factors) {
        long pixels = 1;
        for (int d = 0; d < size.length; d++) pixels *= Math.min(size[d], factors[d]);
        return pixels;
    }

    /** Adds all source rows of the boxes in an output row; {@code start} is the offset along the axes above {@code d}. */
    private void addRows(RowReducer reducer, Object source, int[] size, int[] factors, int[] row, int d, int start) {
        if (d == 0) {
            reducer.add(source, start * size[0], size[0], factors[0], firstOnly);
            return;
        }
        int first = row[d] * factors[d];
        int end = firstOnly ? first + 1 : Math.min(first + factors[d], size[d]);
        for (int i = first; i < end; i++) addRows(reducer, source, size, factors, row, d - 1, start * size[d] + i);
    }

    /** The next row of a block; false after the last. */
    static boolean next(int[] row, int[] size) {
        for (int d = 1; d < row.length; d++) {
            if (++row[d] < size[d]) return true;
            row[d] = 0;
        }
        return false;
    }
}
