package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** {@code gzip}: RFC 1952, one or more members; level 0 to 9, or -1 for zlib's own choice. */
public record GzipCodec(int level) implements BytesToBytes {

    private static final DecodedStream STREAM = new DecodedStream("gzip", in -> new GZIPInputStream(in, 1 << 16));

    static GzipCodec of(Configuration configuration) {
        boolean optional = configuration.isOfNumcodecs();
        return new GzipCodec(
                optional ? configuration.integer("level", -1, 9, 1) : configuration.integer("level", -1, 9));
    }

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of("level", level);
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Deflating.gzip(decoded, level);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return STREAM.decode(encoded, maxDecodedSize);
    }

    @Override
    public void decodeElements(ByteBuffer encoded, Object out) {
        STREAM.decodeElements(encoded, out);
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
