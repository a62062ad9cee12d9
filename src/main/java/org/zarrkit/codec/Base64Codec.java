package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import org.zarrkit.error.CorruptChunkException;

/** {@code numcodecs.base64}: the bytes as text (RFC 4648, section 4). */
public record Base64Codec() implements BytesToBytes {

    static Base64Codec of(Configuration configuration) {
        return new Base64Codec();
    }

    @Override
    public String name() {
        return "numcodecs.base64";
    }

    @Override
    public Map<String, Object> configuration() {
        return Map.of();
    }

    @Override
    public ByteBuffer encode(ByteBuffer decoded, int typeSize) {
        return Base64.getEncoder().encode(decoded.duplicate());
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, long maxDecodedSize) {
        if (encoded.remaining() > maxEncodedSize(maxDecodedSize))
            throw new CorruptChunkException("codec 'numcodecs.base64': " + encoded.remaining() + " bytes found, "
                    + maxEncodedSize(maxDecodedSize) + " expected at most");
        try {
            return Base64.getDecoder().decode(encoded.duplicate());
        } catch (IllegalArgumentException e) {
            throw new CorruptChunkException("codec 'numcodecs.base64': the text is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public long maxEncodedSize(long decodedSize) {
        return (decodedSize + 2) / 3 * 4;
    }

    @Override
    public boolean isFixedSize() {
        return true;
    }
}
