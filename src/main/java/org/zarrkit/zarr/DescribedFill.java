package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import org.zarrkit.codec.DataType;

/** Checks the fill values of types that are described and not read as pixels. */
final class DescribedFill {

    private DescribedFill() {}

    /**
     * Checks the form of a fill value; types that are not known at all may have any.
     *
     * @throws org.zarrkit.error.InvalidMetadataException if its type has no such fill value
     */
    static void check(Member fill, String typeName) {
        if (fill.isAbsent()) return;
        if (typeName.equals("complex64")) complex(fill, DataType.FLOAT32);
        else if (typeName.equals("complex128")) complex(fill, DataType.FLOAT64);
        else if (typeName.matches("r[1-9][0-9]{0,8}")) rawBits(fill, Integer.parseInt(typeName.substring(1)));
        else if (typeName.matches("[|<>][SV][0-9]+") || typeName.equals("structured")) base64(fill);
    }

    /** A list of two floats; Zarr 2 writers give a real number as well. */
    private static void complex(Member fill, DataType part) {
        if (fill.value().isNumber()) return;
        List<Long> parts = fill.list(m -> FillValue.bits(m, part));
        if (parts.size() != 2) throw fill.expected("a list of two numbers, the real and the imaginary part");
    }

    /** A list of bytes; zarr-python writes them as Base64. */
    private static void rawBits(Member fill, int bits) {
        if (bits % 8 != 0) throw fill.expected("no fill value: a type of " + bits + " bits is not one of whole bytes");
        if (fill.value().isTextual()) {
            base64(fill);
            return;
        }
        List<Long> bytes = fill.list(m -> {
            if (m.integer(0) > 255) throw m.expected("a byte, 0 to 255");
            return m.integer(0);
        });
        if (bytes.size() != bits / 8) throw fill.expected("a list of " + bits / 8 + " bytes");
    }

    /** Zarr 2: Base64 of the bytes; old writers give 0 or "0" for none. */
    private static void base64(Member fill) {
        JsonNode value = fill.value();
        if (value.isNumber() || value.isBoolean() || value.isContainerNode()) return;
        try {
            if (!fill.string().equals("0")) Base64.getDecoder().decode(fill.string());
        } catch (IllegalArgumentException e) {
            throw fill.expected("Base64 of its bytes");
        }
    }
}
