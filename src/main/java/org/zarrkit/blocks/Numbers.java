package org.zarrkit.blocks;

import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;

/** The numbers in blocks of any element type. To integers: rounded to nearest (halves up) and clamped; NaN becomes 0. */
final class Numbers {

    /** Up to here every integer is a double. */
    private static final long EXACT = 1L << 53;

    private Numbers() {}

    /** The smallest number of an integer type; of uint64 too it is 0. */
    static long least(DataType type) {
        return type.isUnsigned() ? 0 : -1L << 8 * type.sizeInBytes() - 1;
    }

    /** The largest number of an integer type; for uint64 the largest long. */
    static long most(DataType type) {
        int bits = 8 * type.sizeInBytes() - (type.isUnsigned() ? 0 : 1);
        return bits >= 63 ? Long.MAX_VALUE : (1L << bits) - 1;
    }

    /** The elements of an integer block as longs; those of uint64 keep their bits. */
    static long integer(Object pixels, DataType type, int i) {
        boolean unsigned = type.isUnsigned();
        if (pixels instanceof byte[] a) return unsigned ? a[i] & 0xff : a[i];
        if (pixels instanceof short[] a) return unsigned ? a[i] & 0xffff : a[i];
        if (pixels instanceof int[] a) return unsigned ? a[i] & 0xffffffffL : a[i];
        return ((long[]) pixels)[i];
    }

    static double number(Object pixels, DataType type, int i) {
        if (pixels instanceof float[] a) return a[i];
        if (pixels instanceof double[] a) return a[i];
        long value = integer(pixels, type, i);
        return type == DataType.UINT64 && value < 0 ? (value >>> 1 | value & 1) * 2.0 : value;
    }

    static double[] load(Block block) {
        double[] numbers = new double[block.size()];
        Object pixels = block.pixels();
        for (int i = 0; i < numbers.length; i++) numbers[i] = number(pixels, block.type(), i);
        return numbers;
    }

    /**
     * Loads {@code n} numbers from index {@code at} on, exactly.
     *
     * @throws UnsupportedFeatureException if one is an integer that double precision does not hold
     */
    static void load(Block block, int at, double[] row, int n) {
        Object pixels = block.pixels();
        boolean unsigned = block.type().isUnsigned();
        if (pixels instanceof float[] a) for (int i = 0; i < n; i++) row[i] = a[at + i];
        else if (pixels instanceof double[] a) System.arraycopy(a, at, row, 0, n);
        else if (pixels instanceof short[] a && unsigned) for (int i = 0; i < n; i++) row[i] = a[at + i] & 0xffff;
        else if (pixels instanceof byte[] a && unsigned) for (int i = 0; i < n; i++) row[i] = a[at + i] & 0xff;
        else if (pixels instanceof int[] a && !unsigned) for (int i = 0; i < n; i++) row[i] = a[at + i];
        else if (pixels instanceof long[] a) loadExactly(a, unsigned, at, row, n);
        else for (int i = 0; i < n; i++) row[i] = integer(pixels, block.type(), at + i);
    }

    private static void loadExactly(long[] pixels, boolean unsigned, int at, double[] row, int n) {
        long least = unsigned ? 0 : -EXACT;
        for (int i = 0; i < n; i++) {
            long value = pixels[at + i];
            if (value > EXACT || value < least)
                throw new UnsupportedFeatureException("a pixel has 64 bits and the value "
                        + (unsigned ? Long.toUnsignedString(value) : value)
                        + ", beyond 2^53, up to which arithmetic on pixels is exact; convert the image first, with"
                        + " 'convert type=float64' if rounding is welcome");
            row[i] = value;
        }
    }

    /** Rounds numbers to those that a type has: integers to nearest (halves up) and clamped; NaN becomes 0. */
    static void round(double[] row, int n, DataType type) {
        if (type == DataType.FLOAT64) return;
        if (type == DataType.FLOAT32) {
            for (int i = 0; i < n; i++) row[i] = (float) row[i];
            return;
        }
        double least = least(type);
        double most = type.sizeInBytes() == 8 ? (type.isUnsigned() ? 0x1p64 : 0x1p63) : most(type);
        for (int i = 0; i < n; i++) {
            double rounded = Math.max(least, Math.min(most, Math.floor(row[i] + 0.5)));
            row[i] = Double.isNaN(rounded) ? 0 : rounded;
        }
    }

    static void store(double[] numbers, Block block) {
        store(numbers, numbers.length, block.type(), block.pixels(), 0);
    }

    /** Stores the first {@code n} numbers from index {@code at} on. */
    static void store(double[] numbers, int n, DataType type, Object pixels, int at) {
        if (pixels instanceof double[] a) System.arraycopy(numbers, 0, a, at, n);
        else if (pixels instanceof float[] a) for (int i = 0; i < n; i++) a[at + i] = (float) numbers[i];
        else for (int i = 0; i < n; i++) put(pixels, at + i, round(numbers[i], type));
    }

    /** Stores numbers that {@link #round} has rounded for the type. */
    static void storeRounded(double[] numbers, int n, DataType type, Object pixels, int at) {
        if (pixels instanceof byte[] a) for (int i = 0; i < n; i++) a[at + i] = (byte) (int) numbers[i];
        else if (pixels instanceof short[] a) for (int i = 0; i < n; i++) a[at + i] = (short) (int) numbers[i];
        else if (pixels instanceof int[] a) for (int i = 0; i < n; i++) a[at + i] = (int) (long) numbers[i];
        else store(numbers, n, type, pixels, at);
    }

    private static long round(double number, DataType type) {
        double rounded = Math.floor(number + 0.5);
        if (type == DataType.UINT64 && rounded >= 0x1p63)
            return rounded >= 0x1p64 ? -1L : (long) (rounded - 0x1p63) | Long.MIN_VALUE;
        return Math.max(least(type), Math.min(most(type), (long) rounded));
    }

    /** Sets an element of an integer block to the lowest bits of a number. */
    static void put(Object pixels, int i, long value) {
        if (pixels instanceof byte[] a) a[i] = (byte) value;
        else if (pixels instanceof short[] a) a[i] = (short) value;
        else if (pixels instanceof int[] a) a[i] = (int) value;
        else ((long[]) pixels)[i] = value;
    }

    /** The lowest bits of each element. */
    static void wrapIntegers(Block input, Block output) {
        int n = output.size();
        for (int i = 0; i < n; i++) put(output.pixels(), i, integer(input.pixels(), input.type(), i));
    }

    /** Clamps each element to the range of the output's type. */
    static void convertIntegers(Block input, Block output) {
        long least = least(output.type());
        long most = most(output.type());
        boolean fromUnsigned = input.type() == DataType.UINT64;
        boolean toUnsigned = output.type() == DataType.UINT64;
        int n = output.size();
        for (int i = 0; i < n; i++) {
            long value = integer(input.pixels(), input.type(), i);
            if (fromUnsigned && value < 0) value = most; // beyond all signed types
            else value = Math.max(least, toUnsigned ? value : Math.min(most, value));
            put(output.pixels(), i, value);
        }
    }
}
