package org.zarrkit.blocks;

import org.zarrkit.codec.DataType;

/**
 * Convolves a block with symmetric kernels, axis after axis. The block is held as rows along x, each an array of its
 * own: the JIT compiles loops over arrays with the same zero-based index to vector instructions, and no others.
 */
final class Convolution {

    private final RowMath math;
    private final int[] edges;
    private Object[] rows;

    private Convolution(RowMath math, int[] edges, Object[] rows) {
        this.math = math;
        this.edges = edges;
        this.rows = rows;
    }

    /** The same block, in double precision. */
    static Convolution inDoubles(Block block) {
        if (block.type() == DataType.FLOAT64) return of(block);
        Block doubles = Block.of(block.interval(), DataType.FLOAT64);
        new ConvertType(DataType.FLOAT64).apply(block, doubles);
        return of(doubles);
    }

    static Convolution of(Block block) {
        RowMath math = RowMath.of(block.type());
        int[] edges = block.edges();
        Object[] rows = new Object[block.size() / edges[0]];
        for (int i = 0; i < rows.length; i++) rows[i] = math.load(block, i * edges[0], edges[0]);
        return new Convolution(math, edges, rows);
    }

    /** Stores the rows in a block of the edges that are left. */
    void store(Block block) {
        for (int i = 0; i < rows.length; i++) math.store(rows[i], edges[0], block, i * edges[0]);
    }

    /**
     * Convolves along an axis, which becomes shorter by the radius of the kernel on each side.
     *
     * @param kernel one half, from the centre outwards
     */
    void along(int axis, double[] kernel) {
        int radius = kernel.length - 1;
        if (radius == 0) return;
        int count = edges[axis] - 2 * radius;
        if (axis == 0) alongX(kernel, count);
        else alongRows(axis, kernel, count);
        edges[axis] = count;
    }

    /** Like {@link #along} with a kernel that is subtracted before the centre and added after it. */
    void differencesAlong(int axis, double[] kernel) {
        int radius = kernel.length - 1;
        int count = edges[axis] - 2 * radius;
        int inner = 1;
        for (int d = 1; d < axis; d++) inner *= edges[d];
        Object[] result = new Object[axis == 0 ? rows.length : rows.length / edges[axis] * count];
        for (int r = 0; r < result.length; r++) {
            int length = axis == 0 ? count : edges[0];
            Object sum = math.newRow(length);
            for (int k = 1; k <= radius; k++)
                math.addDifference(
                        sum,
                        shifted(axis, inner, count, r, radius - k),
                        shifted(axis, inner, count, r, radius + k),
                        kernel[k]);
            result[r] = sum;
        }
        rows = result;
        edges[axis] = count;
    }

    /** The row that lies {@code shift} further along an axis than a row of the result begins. */
    private Object shifted(int axis, int inner, int count, int row, int shift) {
        if (axis > 0)
            return rows[(row / (inner * count) * edges[axis] + row / inner % count + shift) * inner + row % inner];
        Object part = math.newRow(count);
        System.arraycopy(rows[row], shift, part, 0, count);
        return part;
    }

    private void alongRows(int axis, double[] kernel, int count) {
        int inner = 1;
        for (int d = 1; d < axis; d++) inner *= edges[d];
        int size = edges[axis];
        int outer = rows.length / (inner * size);
        Object[] result = new Object[outer * count * inner];
        int radius = kernel.length - 1;
        for (int o = 0; o < outer; o++)
            for (int n = 0; n < inner; n++) {
                int base = o * size * inner + n;
                for (int i = 0; i < count; i++) {
                    Object sum = math.product(rows[base + (i + radius) * inner], kernel[0], edges[0]);
                    int k = 1;
                    for (; k < radius; k += 2)
                        math.addPairs(
                                sum,
                                rows[base + (i + radius - k) * inner],
                                rows[base + (i + radius + k) * inner],
                                kernel[k],
                                rows[base + (i + radius - k - 1) * inner],
                                rows[base + (i + radius + k + 1) * inner],
                                kernel[k + 1]);
                    if (k == radius)
                        math.addPair(
                                sum,
                                rows[base + (i + radius - k) * inner],
                                rows[base + (i + radius + k) * inner],
                                kernel[k]);
                    result[(o * count + i) * inner + n] = sum;
                }
            }
        rows = result;
    }

    /** Each shifted row is copied to index 0: a copy is cheaper than a loop that is not vectorised. */
    private void alongX(double[] kernel, int count) {
        int radius = kernel.length - 1;
        Object left = math.newRow(count);
        Object right = math.newRow(count);
        for (int r = 0; r < rows.length; r++) {
            Object padded = rows[r];
            System.arraycopy(padded, radius, left, 0, count);
            Object sum = math.product(left, kernel[0], count);
            for (int k = 1; k <= radius; k++) {
                System.arraycopy(padded, radius - k, left, 0, count);
                System.arraycopy(padded, radius + k, right, 0, count);
                math.addPair(sum, left, right, kernel[k]);
            }
            rows[r] = sum;
        }
    }
}
