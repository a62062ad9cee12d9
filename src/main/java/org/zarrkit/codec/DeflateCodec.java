package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Map;

/** A codec of zlib's: deflate compression in one of two frames, which the name tells. */
interface DeflateCodec extends BytesToBytes {

    /** 0 to 9, or -1 for zlib's own choice. */
    int level();

    @Override
    default Map<String, Object> configuration() {
        return Map.of("level", level());
    }

    @Override
    default ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Scratch.copyOf(encodeForNext(decoded, typeSize));
    }

    @Override
    default ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        return Inflating.decode(name(), encoded, maxDecodedSize);
    }

    @Override
    default void decodeElements(ByteBuffer encoded, Object out) {
        Inflating.decodeElements(name(), encoded, out);
    }

    @Override
    default long leastEncodedSize(long decodedSize) {
        return Deflating.leastSize(decodedSize);
    }

    @Override
    default long maxEncodedSize(long decodedSize) {
        return Deflating.maxSize(decodedSize);
    }
}
