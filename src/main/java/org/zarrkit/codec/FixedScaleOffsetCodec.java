package org.zarrkit.codec;

import java.util.Map;

/** {@code numcodecs.fixedscaleoffset}: stores {@code (x - offset) * scale}, rounded, as another type. */
public record FixedScaleOffsetCodec(double offset, double scale, DataType decodedType, DataType encodedType)
        implements TypedFilter {

    static FixedScaleOffsetCodec of(Configuration configuration) {
        DataType decoded = NumpyType.of(configuration, "dtype");
        return new FixedScaleOffsetCodec(
                configuration.number("offset"),
                configuration.number("scale"),
                decoded,
                NumpyType.of(configuration, "astype", decoded));
    }

    @Override
    public String name() {
        return "numcodecs.fixedscaleoffset";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of(
                "offset",
                offset,
                "scale",
                scale,
                "dtype",
                NumpyType.name(decodedType),
                "astype",
                NumpyType.name(encodedType));
    }

    @Override
    public void encodeElements(Object from, Object to) {
        double start = ElementCast.rounded(offset, decodedType);
        double factor = ElementCast.rounded(scale, decodedType);
        for (int i = 0; i < Elements.length(to); i++) {
            double x = ElementCast.rounded(ElementCast.toDouble(from, decodedType, i) - start, decodedType);
            double scaled = ElementCast.rounded(x * factor, decodedType);
            ElementCast.setDouble(to, encodedType, i, Math.rint(scaled));
        }
    }

    /** NumPy computes in the precision of the encoded numbers where they meet a Python number; so does this. */
    @Override
    public void decodeElements(Object from, Object to) {
        double start = ElementCast.rounded(offset, encodedType);
        double factor = ElementCast.rounded(scale, encodedType);
        for (int i = 0; i < Elements.length(to); i++) {
            double x = ElementCast.rounded(ElementCast.toDouble(from, encodedType, i) / factor, encodedType);
            ElementCast.setDouble(to, decodedType, i, ElementCast.rounded(x + start, encodedType));
        }
    }
}
