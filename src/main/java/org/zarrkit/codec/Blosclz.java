package org.zarrkit.codec;

/**
 * Decoder of BloscLZ, a descendant of FastLZ. A control byte below 32 says how many literals follow, less one;
 * a greater one begins a match: three bits of length, 13 bits of distance, both extended where they are all ones.
 */
final class Blosclz {

    private static final int LARGEST_SHORT_DISTANCE = 8191;

    private final byte[] from;
    private final int end;
    private int at;

    private Blosclz(byte[] from, int start, int size) {
        this.from = from;
        this.at = start;
        this.end = start + size;
    }

    /** The number of bytes decoded, or -1 if the data are damaged. */
    static int decompress(byte[] from, int start, int size, byte[] to, int toStart, int toSize) {
        return size == 0 ? 0 : new Blosclz(from, start, size).decompress(to, toStart, toSize);
    }

    private int decompress(byte[] to, int toStart, int toSize) {
        int out = toStart;
        int limit = toStart + toSize;
        // The upper bits of the first control byte hold the version; it always begins literals.
        int control = next() & 31;
        while (true) {
            if (control < 32) {
                int count = control + 1;
                if (count > limit - out || count > end - at) return -1;
                System.arraycopy(from, at, to, out, count);
                at += count;
                out += count;
            } else {
                int length = matchLength(control, limit - out);
                int distance = distance(control);
                if (length < 0 || distance < 0 || length > limit - out || distance > out - toStart) return -1;
                BackReference.copy(to, out, distance, length);
                out += length;
            }
            if (at >= end) return out - toStart;
            control = next();
        }
    }

    /** Reads up to {@code most}: a longer match is damage. */
    private int matchLength(int control, int most) {
        int length = (control >> 5) - 1;
        if (length < 6) return length + 3;
        int code;
        do {
            code = next();
            length += code;
        } while (code == 255 && length <= most);
        return code < 0 ? -1 : length + 3;
    }

    private int distance(int control) {
        int high = (control & 31) << 8;
        int low = next();
        if (low < 0) return -1;
        if (low < 255 || high < 31 << 8) return high + low + 1;
        int first = next();
        int second = next();
        return second < 0 ? -1 : (first << 8) + second + LARGEST_SHORT_DISTANCE + 1;
    }

    private int next() {
        return at < end ? from[at++] & 0xFF : -1;
    }
}
