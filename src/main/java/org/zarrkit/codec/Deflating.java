package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Deflate compression, framed as gzip or zlib; what is returned is valid until the same thread asks again. */
final class Deflating {

    /** RFC 1952: magic, deflate, no flags, no time, no extra flags, unknown operating system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

    private static final int GZIP_TRAILER = 8;
    private static final Scratch ENCODED = new Scratch();

    private Deflating() {}

    /** 258 bytes from two bits are the most (zlib, "Technical Details"). */
    static long leastSize(long decodedSize) {
        return decodedSize / 1032;
    }

    static long maxSize(long decodedSize) {
        return decodedSize + decodedSize / 8 + (1 << 16);
    }

    static ByteBuffer zlib(ByteBuffer decoded, int level) {
        return deflate(decoded, level, false, 0, 0);
    }

    static ByteBuffer gzip(ByteBuffer decoded, int level) {
        ByteBuffer encoded = deflate(decoded, level, true, GZIP_HEADER.length, GZIP_TRAILER);
        CRC32 crc = new CRC32();
        crc.update(decoded.duplicate());
        encoded.order(ByteOrder.LITTLE_ENDIAN)
                .put(0, GZIP_HEADER)
                .putInt(encoded.limit() - 8, (int) crc.getValue())
                .putInt(encoded.limit() - 4, decoded.remaining());
        return encoded;
    }

    /** The compressed bytes, with room before and after them. */
    private static ByteBuffer deflate(ByteBuffer decoded, int level, boolean raw, int before, int after) {
        Deflater deflater = new Deflater(level, raw);
        try {
            deflater.setInput(decoded.duplicate());
            deflater.finish();
            byte[] bytes = ENCODED.atLeast(Math.max(1024, decoded.remaining() / 2));
            int size = before;
            while (true) {
                size += deflater.deflate(bytes, size, bytes.length - after - size);
                if (deflater.finished()) return ByteBuffer.wrap(bytes, 0, size + after);
                byte[] larger = ENCODED.atLeast(Math.toIntExact(Math.min(2L * bytes.length, Integer.MAX_VALUE - 64)));
                System.arraycopy(bytes, 0, larger, 0, size);
                bytes = larger;
            }
        } finally {
            deflater.end();
        }
    }
}
