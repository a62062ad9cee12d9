package org.zarrkit.codec;

import java.util.Map;

/** {@code numcodecs.astype}: stores elements as another type. */
public record AstypeCodec(DataType decodedType, DataType encodedType) implements TypedFilter {

    static AstypeCodec of(Configuration configuration) {
        return new AstypeCodec(
                NumpyType.of(configuration, "decode_dtype"), NumpyType.of(configuration, "encode_dtype"));
    }

    @Override
    public String name() {
        return "numcodecs.astype";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("decode_dtype", NumpyType.name(decodedType), "encode_dtype", NumpyType.name(encodedType));
    }

    @Override
    public void encodeElements(Object from, Object to) {
        ElementCast.cast(from, decodedType, to, encodedType);
    }

    @Override
    public void decodeElements(Object from, Object to) {
        ElementCast.cast(from, encodedType, to, decodedType);
    }
}
