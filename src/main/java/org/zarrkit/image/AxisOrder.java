package org.zarrkit.image;

import java.util.List;

/** C order of arrays (z, y, x) and ImgLib2's order (x, y, z): the same elements, named from the other end. */
public final class AxisOrder {

    private AxisOrder() {}

    public static long[] reversed(long[] values) {
        long[] result = new long[values.length];
        for (int d = 0; d < result.length; d++) result[d] = values[values.length - 1 - d];
        return result;
    }

    public static int[] reversed(int[] values) {
        int[] result = new int[values.length];
        for (int d = 0; d < result.length; d++) result[d] = values[values.length - 1 - d];
        return result;
    }

    public static double[] reversed(double[] values) {
        double[] result = new double[values.length];
        for (int d = 0; d < result.length; d++) result[d] = values[values.length - 1 - d];
        return result;
    }

    static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
