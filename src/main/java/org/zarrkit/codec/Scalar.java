package org.zarrkit.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * Single elements: bit patterns in the low bytes of a long, from JSON (Zarr 3 core, "fill value list") given as plain
 * Boolean, Number and String.
 */
public final class Scalar {

    private Scalar() {}

    /** The bits of an element, or empty if its type has no such; {@code 0.0} for integers occurs in old files and is taken. */
    public static OptionalLong bits(Object json, DataType type) {
        if (type.isFloat()) return floatBits(json, type);
        if (json instanceof Boolean value && type == DataType.BOOL) return OptionalLong.of(value ? 1 : 0);
        if (!(json instanceof Number number) || !Double.isFinite(number.doubleValue())) return OptionalLong.empty();
        return integerBits(new BigDecimal(number.toString()), type);
    }

    private static OptionalLong integerBits(BigDecimal value, DataType type) {
        if (value.compareTo(new BigDecimal(least(type))) < 0 || value.compareTo(new BigDecimal(most(type))) > 0)
            return OptionalLong.empty();
        try {
            return OptionalLong.of(value.toBigIntegerExact().longValue() & mask(type));
        } catch (ArithmeticException fraction) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong floatBits(Object json, DataType type) {
        if (json instanceof Number number)
            return OptionalLong.of(
                    type == DataType.FLOAT32 ? bits(number.floatValue()) : bits(number.doubleValue(), type));
        if (!(json instanceof String text)) return OptionalLong.empty();
        return switch (text) {
            case "NaN" -> OptionalLong.of(bits(Double.NaN, type));
            case "Infinity" -> OptionalLong.of(bits(Double.POSITIVE_INFINITY, type));
            case "-Infinity" -> OptionalLong.of(bits(Double.NEGATIVE_INFINITY, type));
            default ->
                text.matches("0x[0-9a-fA-F]{" + 2 * type.sizeInBytes() + "}")
                        ? OptionalLong.of(Long.parseUnsignedLong(text.substring(2), 16))
                        : OptionalLong.empty();
        };
    }

    /** What {@link #bits(Object, DataType)} takes, for messages. */
    public static String expected(DataType type) {
        if (type == DataType.BOOL) return "true or false";
        return type.isFloat()
                ? "a number, \"NaN\", \"Infinity\", \"-Infinity\" or 0x with " + 2 * type.sizeInBytes() + " digits"
                : "an integer from " + least(type) + " to " + most(type) + " for type " + type.zarrName();
    }

    private static long bits(float value) {
        return Float.floatToRawIntBits(value) & mask(DataType.FLOAT32);
    }

    /** The bits of the floating point number that is nearest. */
    static long bits(double value, DataType type) {
        return switch (type) {
            case FLOAT64 -> Double.doubleToRawLongBits(value);
            case FLOAT32 -> bits((float) value);
            default -> Half.of(value) & mask(type);
        };
    }

    /** The value of a floating point number of these bits. */
    public static double floating(long bits, DataType type) {
        return switch (type) {
            case FLOAT64 -> Double.longBitsToDouble(bits);
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            default -> Half.toFloat((short) bits);
        };
    }

    /** The smallest value of an integer type. */
    static BigInteger least(DataType type) {
        if (type.isUnsigned()) return BigInteger.ZERO;
        return BigInteger.ONE.shiftLeft(8 * type.sizeInBytes() - 1).negate();
    }

    /** The largest value of an integer type; of booleans, 1. */
    static BigInteger most(DataType type) {
        int bits = type == DataType.BOOL ? 1 : 8 * type.sizeInBytes();
        return least(type).add(BigInteger.ONE.shiftLeft(bits)).subtract(BigInteger.ONE);
    }

    private static long mask(DataType type) {
        return type.sizeInBytes() == 8 ? -1L : (1L << 8 * type.sizeInBytes()) - 1;
    }
}
