package org.zarrkit.codec;

/** Encoder of raw Snappy, whose format {@link Snappy} describes. */
final class SnappyEncoder extends Lz77Encoder {

    private static final int LONGEST_COPY = 64;
    private static final int LONGEST_SHORT_COPY = 11;
    private static final int SHORTEST_SHORT_COPY = 4;
    private static final int LARGEST_SHORT_DISTANCE = 2047;
    private static final int EFFORT = 5;

    private SnappyEncoder(byte[] from, int start, int size, byte[] to, int toStart) {
        super(from, start, size, to, toStart);
    }

    /** The size of the encoded stream, or {@code size} if it would not be smaller. */
    static int encode(byte[] from, int start, int size, byte[] to, int toStart) {
        if (size < 2 * Integer.BYTES) return size;
        SnappyEncoder encoder = new SnappyEncoder(from, start, size, to, toStart);
        encoder.putDecodedSize(size);
        return encoder.out - toStart + encoder.encode(EFFORT);
    }

    private void putDecodedSize(int size) {
        int rest = size;
        for (; rest > 127; rest >>>= 7) to[out++] = (byte) (rest | 128);
        to[out++] = (byte) rest;
    }

    @Override
    int largestDistance() {
        return 0xFFFF;
    }

    @Override
    int shortestMatch(int distance) {
        return SHORTEST_SHORT_COPY;
    }

    @Override
    void putLiterals(byte[] from, int at, int count) {
        int code = count - 1;
        if (code < 60) to[out++] = (byte) (code << 2);
        else {
            int bytes = (39 - Integer.numberOfLeadingZeros(code)) / 8;
            to[out++] = (byte) (59 + bytes << 2);
            putLittleEndian(code, bytes);
        }
        System.arraycopy(from, at, to, out, count);
        out += count;
    }

    @Override
    void putMatch(int distance, int length) {
        for (int rest = length; rest > 0; ) {
            int n = Math.min(LONGEST_COPY, rest);
            if (n >= SHORTEST_SHORT_COPY && n <= LONGEST_SHORT_COPY && distance <= LARGEST_SHORT_DISTANCE) {
                to[out++] = (byte) (distance >> 8 << 5 | n - SHORTEST_SHORT_COPY << 2 | 1);
                to[out++] = (byte) distance;
            } else {
                to[out++] = (byte) (n - 1 << 2 | 2);
                putLittleEndian(distance, 2);
            }
            rest -= n;
        }
    }

    private void putLittleEndian(int number, int bytes) {
        for (int i = 0; i < bytes; i++) to[out++] = (byte) (number >> 8 * i);
    }
}
