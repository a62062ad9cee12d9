package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import net.imglib2.util.KthElement;

/** The values of the neighbourhood of each pixel. */
final class RankWindow {

    private final int[] strides;
    /** The indices of a neighbourhood's pixels, from that of its box's first. */
    private final int[] offsets;

    private final double[] values;

    /** @param steps from the first pixel of a neighbourhood's box to its pixels, x first */
    RankWindow(List<int[]> steps, Block input) {
        this.strides = Strides.of(input.edges());
        this.offsets = steps.stream().mapToInt(this::index).toArray();
        this.values = new double[input.size()];
        for (int at = 0; at < values.length; at += 1024) {
            double[] part = new double[Math.min(1024, values.length - at)];
            Numbers.load(input, at, part, part.length);
            System.arraycopy(part, 0, values, at, part.length);
        }
    }

    private int index(int[] position) {
        int index = 0;
        for (int d = 0; d < position.length; d++) index += position[d] * strides[d];
        return index;
    }

    /** Fills the row of the output whose first neighbourhood begins at an index. */
    private interface RowFilter {
        void fill(int source, double[] row);
    }

    /** @param rank for a number of values the index of the one that is taken, in ascending order */
    void apply(IntUnaryOperator rank, Block output) {
        int kth = rank.applyAsInt(offsets.length);
        double[] window = new double[offsets.length];
        rows(output, (source, row) -> {
            for (int x = 0; x < row.length; x++) {
                for (int i = 0; i < window.length; i++) window[i] = values[source + x + offsets[i]];
                KthElement.kthElement(kth, window);
                row[x] = window[kth];
            }
        });
    }

    /** The largest value of each neighbourhood, or the smallest. */
    void extremes(boolean most, Block output) {
        rows(output, (source, row) -> {
            Arrays.fill(row, most ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            for (int offset : offsets) {
                int from = source + offset;
                if (most) for (int x = 0; x < row.length; x++) row[x] = Math.max(row[x], values[from + x]);
                else for (int x = 0; x < row.length; x++) row[x] = Math.min(row[x], values[from + x]);
            }
        });
    }

    private void rows(Block output, RowFilter filter) {
        int[] edges = output.edges();
        double[] row = new double[edges[0]];
        int[] position = new int[edges.length];
        for (int target = 0; target < output.size(); target += row.length) {
            filter.fill(index(position), row);
            Numbers.store(row, row.length, output.type(), output.pixels(), target);
            for (int d = 1; d < position.length && ++position[d] == edges[d]; d++) position[d] = 0;
        }
    }
}
