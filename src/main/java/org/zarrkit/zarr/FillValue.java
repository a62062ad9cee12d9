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
import org.zarrkit.codec.Scalar;

/** Fill values as bit patterns in the low bytes of a long, and as JSON (Zarr 3 core, "fill value list"). */
final class FillValue {

    private FillValue() {}

    /** The bits of a fill value. */
    static long bits(Member member, DataType type) {
        return Scalar.bits(Json.toPlain(member.value()), type)
                .orElseThrow(() -> member.expected(Scalar.expected(type)));
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
        double value = Scalar.floating(bits, type);
        if (Double.isInfinite(value)) return TextNode.valueOf(value > 0 ? "Infinity" : "-Infinity");
        if (!Double.isNaN(value))
            return type == DataType.FLOAT32
                    ? DoubleNode.valueOf(new BigDecimal(Float.toString((float) value)).doubleValue())
                    : DoubleNode.valueOf(value);
        boolean isTheUsual = Scalar.bits("NaN", type).orElseThrow() == bits;
        return TextNode.valueOf(isTheUsual ? "NaN" : String.format("0x%0" + 2 * type.sizeInBytes() + "x", bits));
    }
}
