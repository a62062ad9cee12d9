package org.zarrkit.codec;

import java.util.Map;
import org.zarrkit.error.InvalidMetadataException;

/** {@code numcodecs.quantize}: floats rounded to a number of decimal digits; nothing to undo but the type. */
public record QuantizeCodec(int digits, DataType decodedType, DataType encodedType) implements TypedFilter {

    public QuantizeCodec {
        if (!decodedType.isFloat() || !encodedType.isFloat())
            throw new InvalidMetadataException("codec 'numcodecs.quantize': its types are " + decodedType.zarrName()
                    + " and " + encodedType.zarrName() + "; expected: float types");
    }

    static QuantizeCodec of(Configuration configuration) {
        DataType decoded = NumpyType.of(configuration, "dtype");
        return new QuantizeCodec(
                configuration.integer("digits", -300, 300), decoded, NumpyType.of(configuration, "astype", decoded));
    }

    @Override
    public String name() {
        return "numcodecs.quantize";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("digits", digits, "dtype", NumpyType.name(decodedType), "astype", NumpyType.name(encodedType));
    }

    /** Rounds to a multiple of the power of two that is finer than the digits: its low bits are zero. */
    @Override
    public void encodeElements(Object from, Object to) {
        double scale = Math.pow(2, Math.ceil(Math.log(Math.pow(10, digits)) / Math.log(2)));
        for (int i = 0; i < Elements.length(to); i++) {
            double x = ElementCast.toDouble(from, decodedType, i);
            ElementCast.setDouble(to, encodedType, i, Math.rint(scale * x) / scale);
        }
    }

    @Override
    public void decodeElements(Object from, Object to) {
        ElementCast.cast(from, encodedType, to, decodedType);
    }
}
