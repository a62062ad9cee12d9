package org.zarrkit.image;

import org.zarrkit.codec.DataType;

/** The smallest and the largest of some values; empty if {@code least > most}. */
public record ValueRange(double least, double most) {

    /** The range of no values. */
    public static final ValueRange NONE = new ValueRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** All values of an integer type. */
    public static ValueRange ofType(DataType type) {
        if (type.isFloat()) throw new IllegalArgumentException(type.zarrName() + " has no smallest and largest value");
        if (type == DataType.BOOL) return new ValueRange(0, 1);
        double count = Math.scalb(1.0, 8 * type.sizeInBytes());
        return type.isUnsigned() ? new ValueRange(0, count - 1) : new ValueRange(-count / 2, count / 2 - 1);
    }

    /**
     * The values of a primitive array, without NaN and infinite ones.
     *
     * @param type an element type that pixels have in memory
     */
    public static ValueRange of(Object pixels, DataType type) {
        boolean unsigned = type.isUnsigned();
        if (pixels instanceof byte[] a) return ofBytes(a, unsigned);
        if (pixels instanceof short[] a) return ofShorts(a, unsigned);
        if (pixels instanceof int[] a) return ofInts(a, unsigned);
        if (pixels instanceof long[] a) return ofLongs(a, unsigned);
        return pixels instanceof float[] a ? ofFloats(a) : ofDoubles((double[]) pixels);
    }

    public boolean isEmpty() {
        return !(least <= most);
    }

    /** The range of the values of both. */
    public ValueRange union(ValueRange other) {
        return new ValueRange(Math.min(least, other.least), Math.max(most, other.most));
    }

    private static ValueRange ofBytes(byte[] values, boolean unsigned) {
        int flip = unsigned ? 0x80 : 0; // maps unsigned order to signed order
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (byte value : values) {
            int v = (byte) (value ^ flip);
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        return values.length == 0 ? NONE : new ValueRange(least + flip, most + flip);
    }

    private static ValueRange ofShorts(short[] values, boolean unsigned) {
        int flip = unsigned ? 0x8000 : 0;
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (short value : values) {
            int v = (short) (value ^ flip);
            least = Math.min(least, v);
            most = Math.max(most, v);
        }
        return values.length == 0 ? NONE : new ValueRange(least + flip, most + flip);
    }

    private static ValueRange ofInts(int[] values, boolean unsigned) {
        int flip = unsigned ? Integer.MIN_VALUE : 0;
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int value : values) {
            least = Math.min(least, value ^ flip);
            most = Math.max(most, value ^ flip);
        }
        double shift = unsigned ? 0x1p31 : 0;
        return values.length == 0 ? NONE : new ValueRange(least + shift, most + shift);
    }

    private static ValueRange ofLongs(long[] values, boolean unsigned) {
        long flip = unsigned ? Long.MIN_VALUE : 0;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long value : values) {
            least = Math.min(least, value ^ flip);
            most = Math.max(most, value ^ flip);
        }
        if (values.length == 0) return NONE;
        return unsigned
                ? new ValueRange(unsignedToDouble(least ^ flip), unsignedToDouble(most ^ flip))
                : new ValueRange(least, most);
    }

    private static double unsignedToDouble(long value) {
        return value >= 0 ? value : (double) (value >>> 1 | value & 1) * 2;
    }

    private static ValueRange ofFloats(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isFinite(value)) continue;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new ValueRange(least, most);
    }

    private static ValueRange ofDoubles(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isFinite(value)) continue;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return new ValueRange(least, most);
    }
}
