package org.zarrkit.codec;

import java.util.Map;

/** {@code numcodecs.astype}: stores elements as another type. */
public record AstypeCodec(DataType decodedType, DataType encodedType) implements ArrayToArray {

    public AstypeCodec {
        ElementCast.requireNumbers("numcodecs.astype", decodedType, encodedType);
    }

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
    public ChunkSpec encodedSpec(ChunkSpec decoded) {
        ElementCast.requireType(name(), decodedType, decoded.type());
        return decoded.withType(encodedType);
    }

    @Override
    public Object encode(Object decodedArray, ChunkSpec decoded) {
        Object encoded = encodedSpec(decoded).newArray();
        ElementCast.cast(decodedArray, decodedType, encoded, encodedType);
        return encoded;
    }

    @Override
    public void decode(Object encodedArray, Object out, ChunkSpec decoded) {
        ElementCast.cast(encodedArray, encodedType, out, decodedType);
    }
}
