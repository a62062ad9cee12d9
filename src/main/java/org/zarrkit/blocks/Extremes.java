package org.zarrkit.blocks;

import java.util.List;
import org.zarrkit.codec.DataType;

/**
 * The smallest or largest values of boxes, axis after axis. A window of any length is two overlapping windows of a power of
 * two, and each of these is two of half the length: a few comparisons for each pixel however large the box.
 */
final class Extremes {

    private final boolean most;
    private final int[] edges;
    private double[][] rows;

    private Extremes(boolean most, Block input) {
        this.most = most;
        this.edges = input.edges();
        this.rows = new double[input.size() / edges[0]][edges[0]];
        for (int i = 0; i < rows.length; i++) Numbers.load(input, i * edges[0], rows[i], edges[0]);
    }

    static void apply(boolean most, List<Integer> radius, Block input, Block output) {
        Extremes extremes = new Extremes(most, input);
        for (int d = radius.size() - 1; d >= 0; d--) extremes.along(d, 2 * radius.get(d) + 1);
        DataType type = output.type();
        int length = extremes.edges[0];
        for (int i = 0; i < extremes.rows.length; i++)
            Numbers.store(extremes.rows[i], length, type, output.pixels(), i * length);
    }

    private void along(int axis, int window) {
        int covered = 1;
        for (; 2 * covered <= window; covered *= 2) step(axis, covered);
        if (covered < window) step(axis, window - covered);
    }

    /** Each value becomes the extreme of itself and the one {@code shift} further; the axis becomes shorter by that. */
    private void step(int axis, int shift) {
        if (axis == 0) stepX(shift);
        else stepRows(axis, shift);
        edges[axis] -= shift;
    }

    private void stepX(int shift) {
        int length = edges[0] - shift;
        double[] shifted = new double[length];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(rows[r], shift, shifted, 0, length);
            rows[r] = extreme(rows[r], shifted, length);
        }
    }

    private void stepRows(int axis, int shift) {
        int inner = 1;
        for (int d = 1; d < axis; d++) inner *= edges[d];
        int size = edges[axis];
        int count = size - shift;
        double[][] result = new double[rows.length / size * count][];
        for (int r = 0; r < result.length; r++) {
            int at = (r / (inner * count) * size + r / inner % count) * inner + r % inner;
            result[r] = extreme(rows[at], rows[at + shift * inner], edges[0]);
        }
        rows = result;
    }

    private double[] extreme(double[] a, double[] b, int length) {
        double[] result = new double[length];
        if (most) for (int i = 0; i < length; i++) result[i] = a[i] > b[i] ? a[i] : b[i];
        else for (int i = 0; i < length; i++) result[i] = a[i] < b[i] ? a[i] : b[i];
        return result;
    }
}
