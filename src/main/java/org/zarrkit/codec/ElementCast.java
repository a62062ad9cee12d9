package org.zarrkit.codec;

import java.math.BigInteger;
import org.zarrkit.error.InvalidMetadataException;

/** Converts elements from type to type as NumPy's {@code astype} does: integers wrap, floats are cut off. */
final class ElementCast {

    private ElementCast() {}

    static void cast(Object from, DataType fromType, Object to, DataType toType) {
        int n = Elements.length(from);
        if (fromType == toType) System.arraycopy(from, 0, to, 0, n);
        else if (toType == DataType.BOOL)
            for (int i = 0; i < n; i++) ((byte[]) to)[i] = (byte) (toDouble(from, fromType, i) != 0 ? 1 : 0);
        else if (toType.isFloat()) for (int i = 0; i < n; i++) setDouble(to, toType, i, toDouble(from, fromType, i));
        else if (fromType.isFloat()) for (int i = 0; i < n; i++) setBits(to, i, toLong(toDouble(from, fromType, i)));
        else for (int i = 0; i < n; i++) setBits(to, i, toLong(from, fromType, i));
    }

    /** The arrays that a codec says it decodes to must be those of the chain. */
    static void requireType(String codec, DataType stated, DataType found) {
        if (stated != found && (stated.sizeInBytes() != found.sizeInBytes() || stated.isFloat() != found.isFloat()))
            throw new InvalidMetadataException("codec '" + codec + "': it is for elements of type " + stated.zarrName()
                    + "; those of the array are " + found.zarrName());
    }

    static double toDouble(Object array, DataType type, int i) {
        if (array instanceof float[] a) return a[i];
        if (array instanceof double[] a) return a[i];
        if (type == DataType.FLOAT16) return Half.toFloat(((short[]) array)[i]);
        long value = toLong(array, type, i);
        if (type != DataType.UINT64 || value >= 0) return value;
        // Halved with the lowest bit kept, so that rounding is right; then doubled, which is exact.
        return (double) (value >>> 1 | value & 1) * 2;
    }

    static void setDouble(Object array, DataType type, int i, double value) {
        if (array instanceof float[] a) a[i] = (float) value;
        else if (array instanceof double[] a) a[i] = value;
        else if (type == DataType.FLOAT16) setBits(array, i, Half.of(value));
        else if (type == DataType.BOOL) setBits(array, i, value != 0 ? 1 : 0);
        else setBits(array, i, toLong(value));
    }

    /** The number in the precision that NumPy computes in where elements of a type meet a Python number. */
    static double rounded(double value, DataType type) {
        if (type == DataType.FLOAT16) return Half.toFloat(Half.of((float) value));
        return type == DataType.FLOAT32 ? (float) value : value;
    }

    private static long toLong(Object array, DataType type, int i) {
        long bits = Elements.bits(array, i);
        int unused = 64 - 8 * type.sizeInBytes();
        return type.isUnsigned() ? bits : bits << unused >> unused;
    }

    /** Cut off towards zero; values of 2^63 and above keep the bits of an unsigned number. */
    private static long toLong(double value) {
        return value >= 0x1p63 ? (long) (value - 0x1p63) ^ Long.MIN_VALUE : (long) value;
    }

    static BigInteger toBigInteger(Object array, DataType type, int i) {
        long value = toLong(array, type, i);
        BigInteger signed = BigInteger.valueOf(value);
        return type == DataType.UINT64 && value < 0 ? signed.add(BigInteger.ONE.shiftLeft(64)) : signed;
    }

    static void setBits(Object array, int i, long bits) {
        if (array instanceof byte[] a) a[i] = (byte) bits;
        else if (array instanceof short[] a) a[i] = (short) bits;
        else if (array instanceof int[] a) a[i] = (int) bits;
        else ((long[]) array)[i] = bits;
    }
}
