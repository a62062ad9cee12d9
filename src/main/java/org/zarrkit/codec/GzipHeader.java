package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.zarrkit.error.CorruptChunkException;

/** The header of a gzip member (RFC 1952, 2.3), of which only its length matters here. */
final class GzipHeader {

    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA_FIELD = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private GzipHeader() {}

    /** Moves a little-endian buffer from the beginning of a header to its end. */
    static void skip(ByteBuffer in) {
        int start = in.position();
        if (in.remaining() < 10) throw corrupt("the header is cut off");
        int magic = in.getShort() & 0xFFFF;
        if (magic != MAGIC) throw corrupt(String.format("it begins with %04x; expected: %04x", magic, MAGIC));
        int method = in.get();
        int flags = in.get();
        // RFC 1952, 2.3.1.2: a reader must give an error if a reserved bit is set.
        if (method != DEFLATE || (flags & RESERVED) != 0)
            throw corrupt("method " + method + ", flags " + (flags & 0xFF) + " are not those of gzip");
        in.position(in.position() + 6);
        if ((flags & EXTRA_FIELD) != 0) skipBytes(in, 2, true);
        if ((flags & NAME) != 0) skipText(in);
        if ((flags & COMMENT) != 0) skipText(in);
        if ((flags & HEADER_CHECKSUM) != 0) check(in, start);
    }

    /** Skips {@code size} bytes, and if they are a length as many as they say. */
    private static void skipBytes(ByteBuffer in, int size, boolean isLength) {
        if (in.remaining() < size) throw corrupt("the header is cut off");
        if (isLength) skipBytes(in, in.getShort() & 0xFFFF, false);
        else in.position(in.position() + size);
    }

    private static void skipText(ByteBuffer in) {
        do {
            if (!in.hasRemaining()) throw corrupt("the header is cut off");
        } while (in.get() != 0);
    }

    private static void check(ByteBuffer in, int start) {
        CRC32 crc = new CRC32();
        crc.update(in.duplicate().limit(in.position()).position(start));
        if (in.remaining() < 2) throw corrupt("the header is cut off");
        if ((in.getShort() & 0xFFFF) != (crc.getValue() & 0xFFFF)) throw corrupt("the checksum of the header is wrong");
    }

    private static CorruptChunkException corrupt(String found) {
        return new CorruptChunkException("codec '" + GzipCodec.NAME + "': " + found);
    }
}
