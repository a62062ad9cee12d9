package org.zarrkit.codec;

import java.nio.ByteBuffer;

/** {@code numcodecs.zlib}: RFC 1950; level 0 to 9, or -1 for zlib's own choice. */
public record ZlibCodec(int level) implements DeflateCodec {

    private static final String NAME = "numcodecs.zlib";

    static ZlibCodec of(Configuration configuration) {
        return new ZlibCodec(configuration.integer("level", -1, 9, 1));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ByteBuffer encodeForNext(ByteBuffer decoded, int typeSize) {
        return Deflating.zlib(decoded, level);
    }
}
