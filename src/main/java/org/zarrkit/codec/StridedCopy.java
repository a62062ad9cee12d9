package org.zarrkit.codec;

import java.util.Arrays;
import java.util.List;

/** Copies a box of elements between two arrays of the same kind, each with its own strides (in elements). */
final class StridedCopy {

    private static final int TILE = 16;

    private final Object from;
    private final Object to;
    private final int[] shape;
    private final int[] fromStrides;
    private final int[] toStrides;

    private StridedCopy(Object from, Object to, int[] shape, int[] fromStrides, int[] toStrides) {
        this.from = from;
        this.to = to;
        this.shape = shape;
        this.fromStrides = fromStrides;
        this.toStrides = toStrides;
    }

    /** The strides of an array of this shape in C order. */
    static int[] strides(List<Integer> shape) {
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.get(i);
        }
        return strides;
    }

    /** Copies a box of {@code shape}, which starts at these elements; axes are in the order of {@code shape}. */
    static void copy(
            List<Integer> shape,
            Object from,
            int fromStart,
            int[] fromStrides,
            Object to,
            int toStart,
            int[] toStrides) {
        int rank = 0;
        int[] n = new int[shape.size()];
        int[] f = new int[n.length];
        int[] t = new int[n.length];
        for (int i = 0; i < n.length; i++) {
            int size = shape.get(i);
            if (size == 1) continue;
            // Two axes that are adjacent in both arrays are one long axis.
            boolean joins = rank > 0 && f[rank - 1] == size * fromStrides[i] && t[rank - 1] == size * toStrides[i];
            if (joins) n[rank - 1] *= size;
            else n[rank++] = size;
            f[rank - 1] = fromStrides[i];
            t[rank - 1] = toStrides[i];
        }
        if (rank == 0) {
            System.arraycopy(from, fromStart, to, toStart, 1);
            return;
        }
        moveNextToLast(axisOfStrideOne(f, rank), rank, n, f, t);
        new StridedCopy(from, to, Arrays.copyOf(n, rank), f, t).copy(0, fromStart, toStart);
    }

    private static int axisOfStrideOne(int[] strides, int rank) {
        for (int i = 0; i < rank; i++) if (strides[i] == 1) return i;
        return rank - 1;
    }

    /** The order in which axes are visited is free; the two along which memory is contiguous are best visited together. */
    private static void moveNextToLast(int axis, int rank, int[]... perAxis) {
        for (int[] values : perAxis)
            for (int i = axis; i < rank - 2; i++) {
                int value = values[i];
                values[i] = values[i + 1];
                values[i + 1] = value;
            }
    }

    private void copy(int axis, int fromStart, int toStart) {
        if (axis == shape.length - 2 && fromStrides[axis] == 1) {
            copyTiles(axis, fromStart, toStart);
            return;
        }
        if (axis == shape.length - 1) {
            copyLine(shape[axis], fromStart, fromStrides[axis], toStart, toStrides[axis]);
            return;
        }
        for (int i = 0; i < shape[axis]; i++)
            copy(axis + 1, fromStart + i * fromStrides[axis], toStart + i * toStrides[axis]);
    }

    /** Transposes a plane in tiles, so that each cache line is used up before it is lost. */
    private void copyTiles(int axis, int fromStart, int toStart) {
        for (int i = 0; i < shape[axis]; i += TILE)
            for (int j = 0; j < shape[axis + 1]; j += TILE)
                for (int k = i; k < Math.min(i + TILE, shape[axis]); k++)
                    copyLine(
                            Math.min(TILE, shape[axis + 1] - j),
                            fromStart + k + j * fromStrides[axis + 1],
                            fromStrides[axis + 1],
                            toStart + k * toStrides[axis] + j * toStrides[axis + 1],
                            toStrides[axis + 1]);
    }

    private void copyLine(int n, int f, int fromStride, int t, int toStride) {
        if (fromStride == 1 && toStride == 1) System.arraycopy(from, f, to, t, n);
        else if (from instanceof byte[] a) copyLine(a, (byte[]) to, n, f, fromStride, t, toStride);
        else if (from instanceof short[] a) copyLine(a, (short[]) to, n, f, fromStride, t, toStride);
        else if (from instanceof int[] a) copyLine(a, (int[]) to, n, f, fromStride, t, toStride);
        else if (from instanceof long[] a) copyLine(a, (long[]) to, n, f, fromStride, t, toStride);
        else if (from instanceof float[] a) copyLine(a, (float[]) to, n, f, fromStride, t, toStride);
        else copyLine((double[]) from, (double[]) to, n, f, fromStride, t, toStride);
    }

    private static void copyLine(byte[] from, byte[] to, int n, int f, int fromStride, int t, int toStride) {
        for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
    }

    private static void copyLine(short[] from, short[] to, int n, int f, int fromStride, int t, int toStride) {
        for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
    }

    private static void copyLine(int[] from, int[] to, int n, int f, int fromStride, int t, int toStride) {
        for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
    }

    private static void copyLine(long[] from, long[] to, int n, int f, int fromStride, int t, int toStride) {
        for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
    }

    private static void copyLine(float[] from, float[] to, int n, int f, int fromStride, int t, int toStride) {
        for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
    }

    private static void copyLine(double[] from, double[] to, int n, int f, int fromStride, int t, int toStride) {
        for (int i = 0; i < n; i++) to[t + i * toStride] = from[f + i * fromStride];
    }
}
