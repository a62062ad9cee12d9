package org.zarrkit.image;

import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Downsampling;

/**
 * Makes a block of a coarser level from one of the finer: boxes of a few pixels along each axis become one. A box
 * that is cut off by the image's border is reduced from the pixels that it has. Blocks are primitive arrays, x fastest.
 */
final class Reduction {

    private final RowReducer reducer;
    private final boolean firstOnly;

    private Reduction(RowReducer reducer, boolean firstOnly) {
        this.reducer = reducer;
        this.firstOnly = firstOnly;
    }

    /** For one use by one thread at a time: it keeps a row. */
    static Reduction of(Downsampling method, DataType type) {
        return switch (method) {
            case MEAN -> new Reduction(RowReducer.mean(type), false);
            case SAMPLE -> new Reduction(RowReducer.mean(type), true);
            case MODE -> new Reduction(new ModeReducer(type), false);
        };
    }

    /** The reduced size of a block. */
    static int[] size(int[] size, int[] factors) {
        int[] reduced = new int[size.length];
        for (int d = 0; d < size.length; d++) reduced[d] = (size[d] + factors[d] - 1) / factors[d];
        return reduced;
    }

    /** Reduces a block and puts the result into a larger one at an offset. */
    void reduce(Object source, int[] size, int[] factors, Object target, int[] targetSize, int[] offset) {
        int[] reduced = size(size, factors);
        int rank = size.length;
        int[] row = new int[rank]; // row[0] stays 0
        do {
            reducer.clear(reduced[0]);
            addRows(source, size, factors, row, rank - 1, 0);
            int at = 0;
            for (int d = rank - 1; d >= 0; d--) at = at * targetSize[d] + offset[d] + row[d];
            reducer.store(target, at);
        } while (next(row, reduced));
    }

    /** Adds all source rows of the boxes in an output row; {@code start} is the offset along the axes above {@code d}. */
    private void addRows(Object source, int[] size, int[] factors, int[] row, int d, int start) {
        if (d == 0) {
            reducer.add(source, start * size[0], size[0], factors[0], firstOnly);
            return;
        }
        int first = row[d] * factors[d];
        int end = firstOnly ? first + 1 : Math.min(first + factors[d], size[d]);
        for (int i = first; i < end; i++) addRows(source, size, factors, row, d - 1, start * size[d] + i);
    }

    private static boolean next(int[] row, int[] size) {
        for (int d = 1; d < row.length; d++) {
            if (++row[d] < size[d]) return true;
            row[d] = 0;
        }
        return false;
    }
}
