package org.zarrkit.codec;

import java.nio.ByteBuffer;

/** {@code gzip}: RFC 1952, one or more members; level 0 to 9, or -1 for zlib's own choice. */
public record GzipCodec(int level) implements DeflateCodec {

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
    public ByteBuffer encodeForNext(ByteBuffer decoded, int typeSize) {
        return Deflating.gzip(decoded, level);
    }
}
