package org.zarrkit.blocks;

import java.util.List;
import java.util.function.IntUnaryOperator;
import net.imglib2.util.KthElement;

/** The values of the box around each pixel. */
final class RankWindow {

    private final int[] width;
    private final Block input;
    private final int[] strides;
    private final double[] values;

    RankWindow(List<Integer> radius, Block input) {
        this.input = input;
        int rank = input.edges().length;
        this.width = new int[rank];
        this.strides = new int[rank];
        int stride = 1;
        for (int d = 0; d < rank; d++) {
            width[d] = d < radius.size() ? 2 * radius.get(d) + 1 : 1;
            strides[d] = stride;
            stride *= input.edges()[d];
        }
        this.values = new double[input.size()];
        for (int at = 0; at < values.length; at += 1024) {
            double[] part = new double[Math.min(1024, values.length - at)];
            Numbers.load(input, at, part, part.length);
            System.arraycopy(part, 0, values, at, part.length);
        }
    }

    /** @param rank for a number of values the index of the one that is taken, in ascending order */
    void apply(IntUnaryOperator rank, Block output) {
        int[] offsets = offsets();
        int kth = rank.applyAsInt(offsets.length);
        double[] window = new double[offsets.length];
        int[] edges = output.edges();
        double[] row = new double[edges[0]];
        int[] position = new int[edges.length];
        for (int target = 0; target < output.size(); target += row.length) {
            int source = 0;
            for (int d = 1; d < position.length; d++) source += position[d] * strides[d];
            for (int x = 0; x < row.length; x++) {
                for (int i = 0; i < window.length; i++) window[i] = values[source + x + offsets[i]];
                KthElement.kthElement(kth, window);
                row[x] = window[kth];
            }
            Numbers.store(row, row.length, output.type(), output.pixels(), target);
            for (int d = 1; d < position.length && ++position[d] == edges[d]; d++) position[d] = 0;
        }
    }

    /** The indices of the box's pixels, from that of its first. */
    private int[] offsets() {
        long count = 1;
        for (int w : width) count *= w;
        if (count > 1 << 24)
            throw new IllegalArgumentException("a median of " + count + " pixels; choose a smaller radius");
        int[] offsets = new int[(int) count];
        for (int i = 0; i < offsets.length; i++) {
            int rest = i;
            for (int d = 0; d < width.length; d++) {
                offsets[i] += rest % width[d] * strides[d];
                rest /= width[d];
            }
        }
        return offsets;
    }
}
