package org.zarrkit.codec;

import java.util.Arrays;
import java.util.List;

/** Copies a box of elements between two arrays of the same kind, each with its own strides (in elements). */
final class StridedCopy {

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
        if (rank == 0) System.arraycopy(from, fromStart, to, toStart, 1);
        else new StridedCopy(from, to, Arrays.copyOf(n, rank), f, t).copy(0, fromStart, toStart);
    }

    private void copy(int axis, int fromStart, int toStart) {
        if (axis == shape.length - 1) {
            copyLine(shape[axis], fromStart, fromStrides[axis], toStart, toStrides[axis]);
            return;
        }
        for (int i = 0; i < shape[axis]; i++)
            copy(axis + 1, fromStart + i * fromStrides[axis], toStart + i * toStrides[axis]);
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
