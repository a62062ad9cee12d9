package org.zarrkit.codec;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Primitive arrays as runs of elements: to and from bytes, filled, compared. */
final class Elements {

    private Elements() {}

    static int length(Object array) {
        return array instanceof byte[] bytes ? bytes.length : Array.getLength(array);
    }

    /** The bytes of one element of the array. */
    static int sizeInBytes(Object array) {
        if (array instanceof byte[]) return 1;
        if (array instanceof short[]) return 2;
        return array instanceof int[] || array instanceof float[] ? 4 : 8;
    }

    /** Sets {@code count} elements from {@code start} on to what the buffer, in its byte order, holds from its position on. */
    static void get(ByteBuffer from, Object array, int start, int count) {
        if (array instanceof byte[] a) from.slice().get(a, start, count);
        else if (array instanceof short[] a) from.asShortBuffer().get(a, start, count);
        else if (array instanceof int[] a) from.asIntBuffer().get(a, start, count);
        else if (array instanceof long[] a) from.asLongBuffer().get(a, start, count);
        else if (array instanceof float[] a) from.asFloatBuffer().get(a, start, count);
        else from.asDoubleBuffer().get((double[]) array, start, count);
    }

    /** Writes {@code count} elements from {@code start} on into the buffer from its position on, in its byte order. */
    static void put(Object array, int start, int count, ByteBuffer into) {
        if (array instanceof byte[] a) into.slice().put(a, start, count);
        else if (array instanceof short[] a) into.asShortBuffer().put(a, start, count);
        else if (array instanceof int[] a) into.asIntBuffer().put(a, start, count);
        else if (array instanceof long[] a) into.asLongBuffer().put(a, start, count);
        else if (array instanceof float[] a) into.asFloatBuffer().put(a, start, count);
        else into.asDoubleBuffer().put((double[]) array, start, count);
    }

    static void fill(Object array, long bits) {
        fill(array, 0, length(array), bits);
    }

    /** Sets the elements from {@code start} on and before {@code end}. */
    static void fill(Object array, int start, int end, long bits) {
        if (array instanceof byte[] a) Arrays.fill(a, start, end, (byte) bits);
        else if (array instanceof short[] a) Arrays.fill(a, start, end, (short) bits);
        else if (array instanceof int[] a) Arrays.fill(a, start, end, (int) bits);
        else if (array instanceof long[] a) Arrays.fill(a, start, end, bits);
        else if (array instanceof float[] a) Arrays.fill(a, start, end, Float.intBitsToFloat((int) bits));
        else Arrays.fill((double[]) array, start, end, Double.longBitsToDouble(bits));
    }

    /** Whether each element has these bits. */
    static boolean allEqual(Object array, long bits) {
        return length(array) == 0 || (bits(array, 0) == masked(bits, sizeInBytes(array)) && allEqual(array));
    }

    /** The bits of one element, in the low bytes. */
    static long bits(Object array, int i) {
        if (array instanceof byte[] a) return a[i] & 0xFFL;
        if (array instanceof short[] a) return a[i] & 0xFFFFL;
        if (array instanceof int[] a) return a[i] & 0xFFFFFFFFL;
        if (array instanceof long[] a) return a[i];
        if (array instanceof float[] a) return Float.floatToRawIntBits(a[i]) & 0xFFFFFFFFL;
        return Double.doubleToRawLongBits(((double[]) array)[i]);
    }

    private static long masked(long bits, int size) {
        return size == 8 ? bits : bits & ((1L << (8 * size)) - 1);
    }

    /** All elements are equal exactly if the array without its first element equals itself without its last: mismatch is vectorised. */
    private static boolean allEqual(Object array) {
        int n = length(array);
        if (array instanceof byte[] a) return Arrays.equals(a, 1, n, a, 0, n - 1);
        if (array instanceof short[] a) return Arrays.equals(a, 1, n, a, 0, n - 1);
        if (array instanceof int[] a) return Arrays.equals(a, 1, n, a, 0, n - 1);
        if (array instanceof long[] a) return Arrays.equals(a, 1, n, a, 0, n - 1);
        return allSameBits(array, n);
    }

    /** Arrays.equals takes every NaN for the same one; bits are compared here. */
    private static boolean allSameBits(Object array, int n) {
        if (array instanceof float[] a) {
            int first = Float.floatToRawIntBits(a[0]);
            for (int i = 1; i < n; i++) if (Float.floatToRawIntBits(a[i]) != first) return false;
        } else {
            double[] a = (double[]) array;
            long first = Double.doubleToRawLongBits(a[0]);
            for (int i = 1; i < n; i++) if (Double.doubleToRawLongBits(a[i]) != first) return false;
        }
        return true;
    }
}
