package org.zarrkit.image;

import org.zarrkit.codec.DataType;

/**
 * Makes a row of pixels from rows of boxes: here sums them and stores their means, integers rounded to nearest, halves
 * up, exactly for all their range.
 */
abstract class RowReducer {

    /** With more pixels in a box, twice their sum is more than an int holds. */
    private static final int MOST_SMALL = 1 << 14;

    /** The number of rows added since the last {@link #clear}. */
    int rows;

    /** @param pixels that a box has at most */
    static RowReducer mean(DataType type, long pixels) {
        return switch (type) {
            case BOOL, UINT8, INT8, UINT16, INT16 ->
                pixels <= MOST_SMALL ? new SmallIntegers(type) : new LargeIntegers(type);
            case UINT32, INT32, UINT64, INT64 -> new LargeIntegers(type);
            default -> new Floats();
        };
    }

    /** Starts an output row. */
    final void clear(int width) {
        rows = 0;
        clearSums(width);
    }

    /** Adds a source row of {@code length} pixels; each box takes {@code factor} of them, or the first alone. */
    final void add(Object source, int from, int length, int factor, boolean firstOnly) {
        rows++;
        addRow(source, from, length, factor, firstOnly ? 1 : factor);
    }

    abstract void clearSums(int width);

    abstract void addRow(Object source, int from, int length, int stride, int taken);

    /** Stores a pixel for each box; the last may be cut off. */
    abstract void store(Object target, int at);

    private static final class SmallIntegers extends RowReducer {
        private final boolean unsigned;
        private int[] sums = {};
        private int width;
        /** How many pixels of a row a box takes; the last may be cut off. */
        private int taken;

        private int takenByLast;

        SmallIntegers(DataType type) {
            unsigned = type.isUnsigned();
        }

        @Override
        void clearSums(int newWidth) {
            if (sums.length < newWidth) sums = new int[newWidth];
            width = newWidth;
            java.util.Arrays.fill(sums, 0, width, 0);
        }

        @Override
        void addRow(Object source, int from, int length, int stride, int takenOfBox) {
            taken = takenOfBox;
            takenByLast = Math.min(taken, length - (width - 1) * stride);
            int first = 0;
            if (stride == 2 && taken == 2 && source instanceof short[] shorts && unsigned) {
                addPairs(shorts, from, length / 2);
                if (length % 2 == 0) return;
                first = length / 2; // the last box has a single pixel
            }
            for (int k = 0; k < taken; k++) {
                int n = (length - k + stride - 1) / stride;
                if (source instanceof byte[] bytes) addBytes(bytes, from + k, first, n, stride);
                else addShorts((short[]) source, from + k, first, n, stride);
            }
        }

        /** The usual case: half as many pixels of uint16. */
        private void addPairs(short[] source, int from, int n) {
            int[] to = sums;
            for (int i = 0, at = from; i < n; i++, at += 2) to[i] += (source[at] & 0xffff) + (source[at + 1] & 0xffff);
        }

        private void addBytes(byte[] source, int from, int first, int n, int stride) {
            if (unsigned) for (int i = first; i < n; i++) sums[i] += source[from + i * stride] & 0xff;
            else for (int i = first; i < n; i++) sums[i] += source[from + i * stride];
        }

        private void addShorts(short[] source, int from, int first, int n, int stride) {
            if (unsigned) for (int i = first; i < n; i++) sums[i] += source[from + i * stride] & 0xffff;
            else for (int i = first; i < n; i++) sums[i] += source[from + i * stride];
        }

        @Override
        void store(Object target, int at) {
            divide(0, width - 1, rows * taken);
            divide(width - 1, width, rows * takenByLast);
            if (target instanceof byte[] bytes) for (int i = 0; i < width; i++) bytes[at + i] = (byte) sums[i];
            else for (int i = 0; i < width; i++) ((short[]) target)[at + i] = (short) sums[i];
        }

        /** Makes means of sums; powers of two, which nearly all counts are, need no division. */
        private void divide(int from, int to, int count) {
            int half = count >> 1;
            int shift = Integer.numberOfTrailingZeros(count);
            if ((count & count - 1) == 0) for (int i = from; i < to; i++) sums[i] = sums[i] + half >> shift;
            else for (int i = from; i < to; i++) sums[i] = Math.floorDiv(2 * sums[i] + count, 2 * count);
        }
    }

    /** Sums in two halves, since that of eight 64-bit integers has 67 bits; of small integers for large boxes. */
    private static final class LargeIntegers extends RowReducer {
        private final boolean unsigned;
        private long[] high = {};
        private long[] low = {};
        private int[] counts = {};

        LargeIntegers(DataType type) {
            unsigned = type.isUnsigned();
        }

        @Override
        void clearSums(int width) {
            high = new long[width];
            low = new long[width];
            counts = new int[width];
        }

        @Override
        void addRow(Object source, int from, int length, int stride, int taken) {
            for (int k = 0; k < taken; k++)
                for (int i = 0; i * stride + k < length; i++) {
                    long value = value(source, from + i * stride + k);
                    high[i] += unsigned ? value >>> 32 : value >> 32;
                    low[i] += value & 0xffffffffL;
                    counts[i]++;
                }
        }

        private long value(Object source, int at) {
            if (source instanceof long[] longs) return longs[at];
            if (source instanceof int[] ints) return unsigned ? ints[at] & 0xffffffffL : ints[at];
            if (source instanceof short[] shorts) return unsigned ? shorts[at] & 0xffffL : shorts[at];
            byte value = ((byte[]) source)[at];
            return unsigned ? value & 0xffL : value;
        }

        @Override
        void store(Object target, int at) {
            for (int i = 0; i < counts.length; i++) {
                long n = counts[i];
                long rest = (Math.floorMod(high[i], n) << 32) + low[i];
                long mean = (Math.floorDiv(high[i], n) << 32) + Math.floorDiv(2 * rest + n, 2 * n);
                if (target instanceof long[] longs) longs[at + i] = mean;
                else if (target instanceof int[] ints) ints[at + i] = (int) mean;
                else if (target instanceof short[] shorts) shorts[at + i] = (short) mean;
                else ((byte[]) target)[at + i] = (byte) mean;
            }
        }
    }

    private static final class Floats extends RowReducer {
        private double[] sums = {};
        private int[] counts = {};

        @Override
        void clearSums(int width) {
            sums = new double[width];
            counts = new int[width];
        }

        @Override
        void addRow(Object source, int from, int length, int stride, int taken) {
            for (int k = 0; k < taken; k++)
                for (int i = 0; i * stride + k < length; i++) {
                    int at = from + i * stride + k;
                    sums[i] += source instanceof float[] floats ? floats[at] : ((double[]) source)[at];
                    counts[i]++;
                }
        }

        @Override
        void store(Object target, int at) {
            for (int i = 0; i < counts.length; i++) {
                double mean = sums[i] / counts[i];
                if (target instanceof float[] floats) floats[at + i] = (float) mean;
                else ((double[]) target)[at + i] = mean;
            }
        }
    }
}
