package org.zarrkit.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Writes bytes through a compressing stream. */
final class EncodedStream {

    /** Makes a compressing stream of one for compressed bytes. */
    interface Opener {
        OutputStream open(OutputStream encoded) throws IOException;
    }

    private EncodedStream() {}

    static ByteBuffer encode(ByteBuffer decoded, Opener opener) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(Math.max(64, decoded.remaining() / 2));
        try (OutputStream out = opener.open(encoded)) {
            out.write(decoded.array(), decoded.arrayOffset() + decoded.position(), decoded.remaining());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return ByteBuffer.wrap(encoded.toByteArray());
    }
}
