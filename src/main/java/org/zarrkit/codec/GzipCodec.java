package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Map;

/** {@code gzip}: RFC 1952, one or more members; level 0 to 9, or -1 for zlib's own choice. */
public record GzipCodec(int level) implements BytesToBytes {

    static final String NAME = "gzip";

    static GzipCodec of(Configuration configuration) {
        boolean optional = configuration.isOfNumcodecs();
        return new GzipCodec(
                optional ? configuration.integer("level", -1, 9, 1) : configuration.integer("level", -1, 9));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("level", level);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Scratch.copyOf(encodeForNext(decoded, typeSize));
    }

    @Override
    public ByteBuffer encodeForNext(ByteBuffer decoded, int typeSize) {
        return Deflating.gzip(decoded, level);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return Inflating.decode(NAME, encoded, maxDecodedSize);
    }

    @Override
    public void decodeElements(ByteBuffer encoded, Object out) {
        Inflating.decodeElements(NAME, encoded, out);
    }

    @Override
    public long leastEncodedSize(long decodedSize) {
        return Deflating.leastSize(decodedSize);
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }
}
