package org.zarrkit.blocks;

import java.util.List;

/** Copies pixels between blocks of different axis orders. */
final class Strides {

    private Strides() {}

    /** How far apart in the array of a block neighbours along each axis lie. */
    static int[] of(int[] edges) {
        int[] strides = new int[edges.length];
        int stride = 1;
        for (int d = 0; d < strides.length; d++) {
            strides[d] = stride;
            stride *= edges[d];
        }
        return strides;
    }

    /** Copies all pixels; dimension {@code d} of the output is {@code order.get(d)} of the input. */
    static void permute(Block input, List<Integer> order, Block output) {
        int[] inputEdges = input.edges();
        int[] outputEdges = output.edges();
        int[] strides = of(inputEdges);
        int[] step = new int[strides.length];
        for (int d = 0; d < step.length; d++) step[d] = strides[order.get(d)];
        int[] position = new int[step.length];
        int width = outputEdges[0];
        for (int target = 0; target < output.size(); target += width) {
            int source = 0;
            for (int d = 1; d < position.length; d++) source += position[d] * step[d];
            copyRow(input.pixels(), source, step[0], output.pixels(), target, width);
            for (int d = 1; d < position.length && ++position[d] == outputEdges[d]; d++) position[d] = 0;
        }
    }

    private static void copyRow(Object from, int at, int step, Object to, int target, int width) {
        if (step == 1) System.arraycopy(from, at, to, target, width);
        else if (from instanceof byte[] a) {
            byte[] b = (byte[]) to;
            for (int i = 0; i < width; i++) b[target + i] = a[at + i * step];
        } else if (from instanceof short[] a) {
            short[] b = (short[]) to;
            for (int i = 0; i < width; i++) b[target + i] = a[at + i * step];
        } else if (from instanceof int[] a) {
            int[] b = (int[]) to;
            for (int i = 0; i < width; i++) b[target + i] = a[at + i * step];
        } else if (from instanceof float[] a) {
            float[] b = (float[]) to;
            for (int i = 0; i < width; i++) b[target + i] = a[at + i * step];
        } else for (int i = 0; i < width; i++) System.arraycopy(from, at + i * step, to, target + i, 1);
    }
}
