package org.zarrkit.blocks;

import org.zarrkit.codec.DataType;

/**
 * Arithmetic on rows of numbers: of single precision, which holds the sums of 8 and 16 bit integers, or of double
 * precision for all other types. Rows are {@code float[]} or {@code double[]}.
 */
abstract sealed class RowMath {

    static RowMath of(DataType type) {
        return !type.isFloat() && type.sizeInBytes() <= 2 ? new Floats() : new Doubles();
    }

    abstract Object newRow(int length);

    abstract Object load(Block block, int from, int length);

    abstract void store(Object row, int length, Block block, int at);

    /** {@code factor * a}, a new row of {@code length}. */
    abstract Object product(Object a, double factor, int length);

    /** Adds {@code factor * (a + b)}. */
    abstract void addPair(Object sum, Object a, Object b, double factor);

    /** Adds {@code factor * (b - a)}. */
    abstract void addDifference(Object sum, Object a, Object b, double factor);

    /** Adds {@code f * (a + b) + g * (c + d)}. */
    abstract void addPairs(Object sum, Object a, Object b, double f, Object c, Object d, double g);

    private static final class Floats extends RowMath {
        @Override
        Object newRow(int length) {
            return new float[length];
        }

        @Override
        Object load(Block block, int from, int length) {
            float[] row = new float[length];
            boolean unsigned = block.type().isUnsigned();
            if (block.pixels() instanceof byte[] a) {
                if (unsigned) for (int i = 0; i < length; i++) row[i] = a[from + i] & 0xff;
                else for (int i = 0; i < length; i++) row[i] = a[from + i];
            } else {
                short[] a = (short[]) block.pixels();
                if (unsigned) for (int i = 0; i < length; i++) row[i] = a[from + i] & 0xffff;
                else for (int i = 0; i < length; i++) row[i] = a[from + i];
            }
            return row;
        }

        /** A mean of numbers in range is in range: rounding needs no clamp. */
        @Override
        void store(Object row, int length, Block block, int at) {
            float[] numbers = (float[]) row;
            boolean unsigned = block.type().isUnsigned();
            if (block.pixels() instanceof byte[] a) {
                if (unsigned) for (int i = 0; i < length; i++) a[at + i] = (byte) (int) (numbers[i] + 0.5f);
                else for (int i = 0; i < length; i++) a[at + i] = (byte) Math.floor(numbers[i] + 0.5f);
            } else {
                short[] a = (short[]) block.pixels();
                if (unsigned) for (int i = 0; i < length; i++) a[at + i] = (short) (int) (numbers[i] + 0.5f);
                else for (int i = 0; i < length; i++) a[at + i] = (short) Math.floor(numbers[i] + 0.5f);
            }
        }

        @Override
        Object product(Object a, double factor, int length) {
            float[] result = new float[length];
            float[] numbers = (float[]) a;
            float f = (float) factor;
            for (int i = 0; i < length; i++) result[i] = f * numbers[i];
            return result;
        }

        @Override
        void addPair(Object sum, Object a, Object b, double factor) {
            add((float[]) sum, (float[]) a, (float[]) b, (float) factor);
        }

        @Override
        void addDifference(Object sum, Object a, Object b, double factor) {
            float[] sums = (float[]) sum;
            float[] before = (float[]) a;
            float[] after = (float[]) b;
            float f = (float) factor;
            for (int i = 0; i < sums.length; i++) sums[i] += f * (after[i] - before[i]);
        }

        private static void add(float[] sum, float[] a, float[] b, float f) {
            for (int i = 0; i < sum.length; i++) sum[i] += f * (a[i] + b[i]);
        }

        @Override
        void addPairs(Object sum, Object a, Object b, double f, Object c, Object d, double g) {
            add((float[]) sum, (float[]) a, (float[]) b, (float) f, (float[]) c, (float[]) d, (float) g);
        }

        private static void add(float[] sum, float[] a, float[] b, float f, float[] c, float[] d, float g) {
            for (int i = 0; i < sum.length; i++) sum[i] += f * (a[i] + b[i]) + g * (c[i] + d[i]);
        }
    }

    private static final class Doubles extends RowMath {
        @Override
        Object newRow(int length) {
            return new double[length];
        }

        @Override
        Object load(Block block, int from, int length) {
            double[] row = new double[length];
            for (int i = 0; i < length; i++) row[i] = Numbers.number(block.pixels(), block.type(), from + i);
            return row;
        }

        @Override
        void store(Object row, int length, Block block, int at) {
            Numbers.store((double[]) row, length, block.type(), block.pixels(), at);
        }

        @Override
        Object product(Object a, double factor, int length) {
            double[] result = new double[length];
            double[] numbers = (double[]) a;
            for (int i = 0; i < length; i++) result[i] = factor * numbers[i];
            return result;
        }

        @Override
        void addPair(Object sum, Object a, Object b, double factor) {
            add((double[]) sum, (double[]) a, (double[]) b, factor);
        }

        @Override
        void addDifference(Object sum, Object a, Object b, double factor) {
            double[] sums = (double[]) sum;
            double[] before = (double[]) a;
            double[] after = (double[]) b;
            for (int i = 0; i < sums.length; i++) sums[i] += factor * (after[i] - before[i]);
        }

        private static void add(double[] sum, double[] a, double[] b, double f) {
            for (int i = 0; i < sum.length; i++) sum[i] += f * (a[i] + b[i]);
        }

        @Override
        void addPairs(Object sum, Object a, Object b, double f, Object c, Object d, double g) {
            addPair(sum, a, b, f);
            addPair(sum, c, d, g);
        }
    }
}
