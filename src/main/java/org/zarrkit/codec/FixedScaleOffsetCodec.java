package org.zarrkit.codec;

import java.util.Map;

/** {@code numcodecs.fixedscaleoffset}: stores {@code (x - offset) * scale}, rounded, as another type. */
public record FixedScaleOffsetCodec(double offset, double scale, DataType decodedType, DataType encodedType)
        implements ArrayToArray {

    public FixedScaleOffsetCodec {
        ElementCast.requireNumbers("numcodecs.fixedscaleoffset", decodedType, encodedType);
    }

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
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        ElementCast.requireType(name(), decodedType, decoded.type());
        return decoded.withType(encodedType);
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        Object encoded = encodedSpec(decoded).newArray();
        boolean single = decodedType == DataType.FLOAT32;
        for (int i = 0; i < Elements.length(encoded); i++) {
            double x = ElementCast.toDouble(decodedArray, decodedType, i);
            double scaled = single ? (float) ((float) x - (float) offset) * (float) scale : (x - offset) * scale;
            ElementCast.setDouble(encoded, encodedType, i, Math.rint(scaled));
        }
        return encoded;
    }

    /** NumPy computes in single precision where single-precision numbers meet a Python number; so does this. */
    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        boolean single = encodedType == DataType.FLOAT32;
        for (int i = 0; i < Elements.length(out); i++) {
            double x = ElementCast.toDouble(encodedArray, encodedType, i);
            double value = single ? (float) x / (float) scale + (float) offset : x / scale + offset;
            ElementCast.setDouble(out, decodedType, i, value);
        }
    }
}
