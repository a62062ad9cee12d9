package org.zarrkit.codec;

/** Encoder of BloscLZ, whose format {@link Blosclz} describes. */
final class BlosclzEncoder extends Lz77Encoder {

    private static final int LONGEST_LITERALS = 32;
    /** It begins all but the shortest distances: the others follow in 16 bits. */
    private static final int LARGEST_SHORT_DISTANCE = 8191;

    private static final int VERSION = 1 << 5;

    private boolean begun;

    private BlosclzEncoder(byte[] from, int start, int size, byte[] to, int toStart) {
        super(from, start, size, to, toStart);
    }

    /** The size of the encoded stream, or {@code size} if it would not be smaller. */
    static int encode(byte[] from, int start, int size, byte[] to, int toStart, int level) {
        return new BlosclzEncoder(from, start, size, to, toStart).encode(level);
    }

    @Override
    int largestDistance() {
        return LARGEST_SHORT_DISTANCE + 0xFFFF;
    }

    @Override
    int shortestMatch(int distance) {
        return distance <= LARGEST_SHORT_DISTANCE ? 4 : 6;
    }

    @Override
    void putLiterals(byte[] from, int at, int count) {
        for (int done = 0; done < count; done += LONGEST_LITERALS) {
            int n = Math.min(LONGEST_LITERALS, count - done);
            // The first control byte always begins literals, which leaves its upper bits for the version.
            to[out++] = (byte) (n - 1 | (begun ? 0 : VERSION));
            begun = true;
            System.arraycopy(from, at + done, to, out, n);
            out += n;
        }
    }

    @Override
    void putMatch(int distance, int length) {
        boolean isShort = distance <= LARGEST_SHORT_DISTANCE;
        int short13 = isShort ? distance - 1 : 0x1FFF;
        int code = length - 2;
        to[out++] = (byte) (Math.min(code, 7) << 5 | short13 >> 8);
        if (code >= 7) {
            int rest = code - 7;
            for (; rest >= 255; rest -= 255) to[out++] = (byte) 255;
            to[out++] = (byte) rest;
        }
        to[out++] = (byte) short13;
        if (isShort) return;
        int far = distance - LARGEST_SHORT_DISTANCE - 1;
        to[out++] = (byte) (far >> 8);
        to[out++] = (byte) far;
    }
}
