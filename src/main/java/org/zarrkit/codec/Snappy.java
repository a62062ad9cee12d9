package org.zarrkit.codec;

/**
 * Decoder of raw Snappy (format_description.txt of google/snappy): the decoded size, then elements, whose two low
 * bits say whether they are literals or a copy with an offset of 11, 16 or 32 bits.
 */
final class Snappy {

    private final byte[] from;
    private final int end;
    private int at;

    private Snappy(byte[] from, int start, int size) {
        this.from = from;
        this.at = start;
        this.end = start + size;
    }

    /** The number of bytes decoded, or -1 if the data are damaged. */
    static int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
        return new Snappy(from, start, size).decompress(to, toStart, toSize);
    }

    private int decompress(byte[] to, int toStart, int toSize) {
        if (decodedSize() != toSize) return -1;
        int out = toStart;
        int limit = toStart + toSize;
        while (at < end) {
            int tag = from[at++] & 0xFF;
            boolean literal = (tag & 3) == 0;
            long length = literal ? literalLength(tag >> 2) : copyLength(tag);
            if (length < 0 || length > limit - out) return -1;
            if (literal) {
                if (length > end - at) return -1;
                System.arraycopy(from, at, to, out, (int) length);
                at += (int) length;
            } else {
                long distance =
                        (tag & 3) == 1 ? littleEndian(1) + ((tag >> 5) << 8) : littleEndian((tag & 3) == 2 ? 2 : 4);
                if (distance <= 0 || distance > out - toStart) return -1;
                BackReference.copy(to, out, (int) distance, (int) length);
            }
            out += (int) length;
        }
        return out - toStart;
    }

    /** A number in groups of seven bits, the lowest first. */
    private long decodedSize() {
        long size = 0;
        for (int shift = 0; shift < 35 && at < end; shift += 7) {
            int group = from[at++];
            size |= (long) (group & 127) << shift;
            if (group >= 0) return size;
        }
        return -1;
    }

    private long literalLength(int code) {
        return code < 60 ? code + 1 : littleEndian(code - 59) + 1;
    }

    private static int copyLength(int tag) {
        return (tag & 3) == 1 ? (tag >> 2 & 7) + 4 : (tag >> 2) + 1;
    }

    /** The next bytes as a number, or one that no length or distance can be. */
    private long littleEndian(int count) {
        if (count > end - at) return Integer.MIN_VALUE;
        long number = 0;
        for (int i = 0; i < count; i++) number |= (from[at++] & 0xFFL) << (8 * i);
        return number;
    }
}
