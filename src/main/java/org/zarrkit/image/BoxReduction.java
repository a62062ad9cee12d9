package org.zarrkit.image;

import java.util.Arrays;

/** Reduces box by box: what a rule makes of the values of a box. */
final class BoxReduction implements Reduction {

    /** Makes one key of the first {@code count}; may change their order. */
    interface Rule {
        long choose(PixelKeys pixels, long[] keys, int count);
    }

    private final PixelKeys pixels;
    private final Rule rule;
    private long[] keys = new long[8];
    private int[] starts = new int[4];

    BoxReduction(PixelKeys pixels, Rule rule) {
        this.pixels = pixels;
        this.rule = rule;
    }

    @Override
    public void reduce(Object source, int[] size, int[] factors, Object target, int[] targetSize, int[] offset) {
        int[] reduced = Reduction.size(size, factors);
        int rank = size.length;
        int[] row = new int[rank]; // row[0] stays 0
        starts = new int[Arrays.stream(factors).skip(1).reduce(1, Math::multiplyExact)];
        keys = new long[starts.length * factors[0]];
        do {
            int rows = addStarts(size, factors, row, rank - 1, 0, 0);
            int at = 0;
            for (int d = rank - 1; d >= 0; d--) at = at * targetSize[d] + offset[d] + row[d];
            for (int x = 0; x < reduced[0]; x++)
                pixels.put(target, at + x, box(source, rows, x * factors[0], Math.min(size[0], (x + 1) * factors[0])));
        } while (RowReduction.next(row, reduced));
    }

    /** Notes where the source rows of the boxes in an output row start; returns how many there are by then. */
    private int addStarts(int[] size, int[] factors, int[] row, int d, int start, int count) {
        if (d == 0) {
            starts[count] = start * size[0];
            return count + 1;
        }
        int after = count;
        for (int i = row[d] * factors[d]; i < Math.min((row[d] + 1) * factors[d], size[d]); i++)
            after = addStarts(size, factors, row, d - 1, start * size[d] + i, after);
        return after;
    }

    private long box(Object source, int rows, int from, int to) {
        int count = 0;
        boolean same = true;
        for (int r = 0; r < rows; r++)
            for (int x = from; x < to; x++) {
                long key = pixels.key(source, starts[r] + x);
                same &= count == 0 || key == keys[0];
                keys[count++] = key;
            }
        return same ? keys[0] : rule.choose(pixels, keys, count); // most boxes of labels have one value
    }

    static long mode(PixelKeys pixels, long[] keys, int count) {
        Arrays.sort(keys, 0, count);
        int best = 0;
        long mode = keys[0];
        for (int i = 0, run = 0; i < count; i++) {
            run = i > 0 && keys[i] == keys[i - 1] ? run + 1 : 1;
            if (run > best) {
                best = run;
                mode = keys[i];
            }
        }
        return mode;
    }

    static long median(PixelKeys pixels, long[] keys, int count) {
        Arrays.sort(keys, 0, count);
        if (pixels.isNaN(keys[count - 1])) return keys[count - 1];
        return count % 2 == 1 ? keys[count / 2] : pixels.mean(keys[count / 2 - 1], keys[count / 2]);
    }

    static long least(PixelKeys pixels, long[] keys, int count) {
        long least = keys[0];
        for (int i = 0; i < count; i++) {
            if (pixels.isNaN(keys[i])) return keys[i];
            least = Math.min(least, keys[i]);
        }
        return least;
    }

    /** NaN has the largest key. */
    static long largest(PixelKeys pixels, long[] keys, int count) {
        long largest = keys[0];
        for (int i = 1; i < count; i++) largest = Math.max(largest, keys[i]);
        return largest;
    }
}
