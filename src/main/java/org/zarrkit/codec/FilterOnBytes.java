package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A filter of numcodecs that takes bytes for elements. In Zarr 2 filters may have any order, and each looks at what the
 * one before has made with the type, byte order included, that it states itself.
 */
public record FilterOnBytes(TypedFilter filter, BytesCodec decodedBytes, BytesCodec encodedBytes)
        implements BytesToBytes {

    private static final List<String> DECODED = List.of("dtype", "decode_dtype");
    private static final List<String> ENCODED = List.of("astype", "encode_dtype");

    /**
     * The filter of a name and configuration.
     *
     * @throws UnsupportedFeatureException if it is none that can take bytes for elements
     */
    public static FilterOnBytes of(String name, Map<String, Object> configuration) {
        if (!(Codecs.of(name, configuration) instanceof TypedFilter filter))
            throw new UnsupportedFeatureException("codec '" + name + "' is not supported behind a filter on bytes");
        Endian decoded = order(configuration, DECODED, Endian.LITTLE);
        Endian encoded = order(configuration, ENCODED, decoded);
        return new FilterOnBytes(filter, new BytesCodec(decoded), new BytesCodec(encoded));
    }

    private static Endian order(Map<String, Object> configuration, List<String> keys, Endian otherwise) {
        for (String key : keys)
            if (configuration.get(key) instanceof String type) return type.startsWith(">") ? Endian.BIG : Endian.LITTLE;
        return otherwise;
    }

    @Override
    public String name() {
        return filter.name();
    }

    @Override
    public Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>(filter.configuration());
        DECODED.forEach(key -> configuration.computeIfPresent(key, (k, type) -> withOrder(type, decodedBytes)));
        ENCODED.forEach(key -> configuration.computeIfPresent(key, (k, type) -> withOrder(type, encodedBytes)));
        return configuration;
    }

    private static String withOrder(Object type, BytesCodec bytes) {
        return bytes.endian() == Endian.BIG ? type.toString().replace('<', '>') : type.toString();
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        Object elements = elements(decoded, filter.decodedType(), decodedBytes);
        Object encoded = filter.encodedType().newArray((int) filter.encodedLength(Elements.length(elements)));
        filter.encodeElements(elements, encoded);
        return encodedBytes.encode(encoded);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        Object elements = elements(encoded, filter.encodedType(), encodedBytes);
        long length = filter.decodedLength(elements);
        long size = length * filter.decodedType().sizeInBytes();
        if (size > maxDecodedSize)
            throw new CorruptChunkException("codec '" + name() + "': " + size + " decoded bytes found, at most "
                    + maxDecodedSize + " expected");
        Object decoded = filter.decodedType().newArray((int) length);
        filter.decodeElements(elements, decoded);
        return decodedBytes.encode(decoded);
    }

    private Object elements(ByteBuffer bytes, DataType type, BytesCodec order) {
        int size = type.sizeInBytes();
        if (bytes.remaining() % size != 0)
            throw new CorruptChunkException("codec '" + name() + "': " + bytes.remaining()
                    + " bytes found; expected: a multiple of " + size + ", the size of " + type.zarrName());
        Object elements = type.newArray(bytes.remaining() / size);
        order.decode(bytes, elements);
        return elements;
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return filter.encodedLength(decodedSize / filter.decodedType().sizeInBytes())
                * filter.encodedType().sizeInBytes();
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }
}
