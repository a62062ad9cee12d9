package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.zarrkit.codec.DataType;
import org.zarrkit.codec.Half;

/** Fill values as bit patterns in the low bytes of a long, and as JSON (Zarr 3 core, "fill value list"). */
final class FillValue {

    private FillValue() {}

    /** The bits of a fill value; numbers in strings and {@code 0.0} for integers occur in old files and are taken. */
    static long bits(Member member, DataType type) {
        JsonNode value = member.value();
        if (type == DataType.BOOL) {
            if (value.isBoolean()) return value.booleanValue() ? 1 : 0;
            if (value.isNumber() && (value.doubleValue() == 0 || value.doubleValue() == 1)) return value.intValue();
            throw member.expected("true or false");
        }
        return type.isFloat() ? floatBits(member, type) : integerBits(member, type);
    }

    private static long integerBits(Member member, DataType type) {
        JsonNode value = member.value();
        int bits = 8 * type.sizeInBytes();
        BigInteger least = type.isUnsigned()
                ? BigInteger.ZERO
                : BigInteger.ONE.shiftLeft(bits - 1).negate();
        BigInteger end = least.add(BigInteger.ONE.shiftLeft(bits));
        try {
            if (value.isNumber() && !isNotFinite(value)) {
                BigInteger exact = value.decimalValue().toBigIntegerExact();
                if (exact.compareTo(least) >= 0 && exact.compareTo(end) < 0) return exact.longValue() & mask(bits);
            }
        } catch (ArithmeticException fraction) {
            throw member.expected("an integer for type " + type.zarrName());
        }
        throw member.expected(
                "an integer from " + least + " to " + end.subtract(BigInteger.ONE) + " for type " + type.zarrName());
    }

    private static boolean isNotFinite(JsonNode value) {
        return (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue());
    }

    private static long floatBits(Member member, DataType type) {
        JsonNode value = member.value();
        if (value.isNumber())
            return type == DataType.FLOAT64 ? Double.doubleToRawLongBits(value.doubleValue()) : narrow(value, type);
        if (!value.isTextual()) throw member.expected("a number, \"NaN\", \"Infinity\", \"-Infinity\" or \"0x...\"");
        int bits = 8 * type.sizeInBytes();
        return switch (value.textValue()) {
            case "NaN" -> bits(Double.NaN, type);
            case "Infinity" -> bits(Double.POSITIVE_INFINITY, type);
            case "-Infinity" -> bits(Double.NEGATIVE_INFINITY, type);
            default -> {
                if (value.textValue().matches("0x[0-9a-fA-F]{" + bits / 4 + "}"))
                    yield Long.parseUnsignedLong(value.textValue().substring(2), 16);
                throw member.expected(
                        "a number, \"NaN\", \"Infinity\", \"-Infinity\" or 0x with " + bits / 4 + " digits");
            }
        };
    }

    private static long narrow(JsonNode value, DataType type) {
        if (type == DataType.FLOAT32) return Float.floatToRawIntBits(value.floatValue()) & mask(32);
        return Half.of(value.doubleValue()) & mask(16);
    }

    /** The bits of a floating point number. */
    private static long bits(double value, DataType type) {
        return switch (type) {
            case FLOAT64 -> Double.doubleToRawLongBits(value);
            case FLOAT32 -> Float.floatToRawIntBits((float) value) & mask(32);
            default -> Half.of(value) & mask(16);
        };
    }

    private static long mask(int bits) {
        return bits == 64 ? -1L : (1L << bits) - 1;
    }

    /** The JSON form of a fill value; reading it gives the same bits. */
    static JsonNode json(long bits, DataType type) {
        return switch (type) {
            case BOOL -> BooleanNode.valueOf(bits != 0);
            case INT8 -> LongNode.valueOf((byte) bits);
            case INT16 -> LongNode.valueOf((short) bits);
            case INT32 -> LongNode.valueOf((int) bits);
            case INT64 -> LongNode.valueOf(bits);
            case UINT8, UINT16, UINT32 -> LongNode.valueOf(bits);
            case UINT64 -> BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(bits)));
            default -> floatJson(bits, type);
        };
    }

    private static JsonNode floatJson(long bits, DataType type) {
        double value = value(bits, type);
        if (Double.isInfinite(value)) return TextNode.valueOf(value > 0 ? "Infinity" : "-Infinity");
        if (!Double.isNaN(value))
            return type == DataType.FLOAT32
                    ? DoubleNode.valueOf(new BigDecimal(Float.toString((float) value)).doubleValue())
                    : DoubleNode.valueOf(value);
        if (bits == bits(Double.NaN, type)) return TextNode.valueOf("NaN");
        return TextNode.valueOf(String.format("0x%0" + 2 * type.sizeInBytes() + "x", bits));
    }

    private static double value(long bits, DataType type) {
        return switch (type) {
            case FLOAT64 -> Double.longBitsToDouble(bits);
            case FLOAT32 -> Float.intBitsToFloat((int) bits);
            default -> Half.toFloat((short) bits);
        };
    }
}
