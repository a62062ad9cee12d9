package org.zarrkit.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes sorted by their place in the element, into planes, and back. */
final class ByteShuffle {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteShuffle() {}

    /** Where each plane is: plane {@code j} holds byte {@code j} of all elements, the lowest first. */
    static final class Planes {

        final byte[][] bytes;
        final int[] starts;

        Planes(int count) {
            bytes = new byte[Math.max(1, count)][];
            starts = new int[Math.max(1, count)];
        }

        static Planes of(byte[] bytes, int start, int count, int elements) {
            Planes planes = new Planes(count);
            planes.bytes[0] = bytes;
            planes.starts[0] = start;
            planes.inOneStream(elements);
            return planes;
        }

        /** Places all planes one after the other from the first one's start on. */
        void inOneStream(int elements) {
            for (int j = 1; j < bytes.length; j++) {
                bytes[j] = bytes[0];
                starts[j] = starts[0] + j * elements;
            }
        }
    }

    /** Unshuffles elements from the {@code first} of the planes on. */
    static void unshuffle(Planes planes, int first, byte[] out, int start, int elements) {
        switch (planes.bytes.length) {
            case 4 -> unshuffle4(planes, first, out, start, elements);
            case 8 -> unshuffle8(planes, first, out, start, elements);
            default -> unshufflePlain(planes, first, out, start, elements);
        }
    }

    /** For elements of any size, and the twin that the faster ones are tested against. */
    static void unshufflePlain(Planes planes, int first, byte[] out, int start, int elements) {
        int size = planes.bytes.length;
        for (int j = 0; j < size; j++) {
            byte[] plane = planes.bytes[j];
            int at = planes.starts[j] + first;
            for (int i = 0; i < elements; i++) out[start + i * size + j] = plane[at + i];
        }
    }

    /** The planes of all whole elements, one after another; then the bytes that are left over. */
    static void shuffle(byte[] from, int start, int size, byte[] to, int typeSize) {
        int elements = size / typeSize;
        if (typeSize == 2) shuffle2(from, start, to, elements);
        else
            for (int j = 0; j < typeSize; j++)
                for (int i = 0; i < elements; i++) to[j * elements + i] = from[start + i * typeSize + j];
        int rest = size % typeSize;
        System.arraycopy(from, start + size - rest, to, size - rest, rest);
    }

    /** Eight elements at a time, in two longs: the compiler does not vectorise the plain loop. */
    private static void shuffle2(byte[] from, int start, byte[] to, int elements) {
        int i = 0;
        for (; i <= elements - 8; i += 8) {
            long first = (long) LONG.get(from, start + 2 * i);
            long second = (long) LONG.get(from, start + 2 * i + 8);
            LONG.set(to, i, evenBytes(first) | evenBytes(second) << 32);
            LONG.set(to, elements + i, evenBytes(first >>> 8) | evenBytes(second >>> 8) << 32);
        }
        for (; i < elements; i++) {
            to[i] = from[start + 2 * i];
            to[elements + i] = from[start + 2 * i + 1];
        }
    }

    /** Bytes 0, 2, 4 and 6 as the lower four. */
    private static long evenBytes(long bytes) {
        long pairs = bytes & 0x00FF00FF00FF00FFL;
        pairs = (pairs | pairs >>> 8) & 0x0000FFFF0000FFFFL;
        return (pairs | pairs >>> 16) & 0xFFFFFFFFL;
    }

    private static void unshuffle4(Planes planes, int first, byte[] out, int start, int elements) {
        byte[] p0 = planes.bytes[0], p1 = planes.bytes[1], p2 = planes.bytes[2], p3 = planes.bytes[3];
        int s0 = planes.starts[0] + first,
                s1 = planes.starts[1] + first,
                s2 = planes.starts[2] + first,
                s3 = planes.starts[3] + first;
        for (int i = 0; i < elements; i++) {
            int low = (p0[s0 + i] & 0xFF) | (p1[s1 + i] & 0xFF) << 8;
            INT.set(out, start + 4 * i, low | (p2[s2 + i] & 0xFF) << 16 | p3[s3 + i] << 24);
        }
    }

    private static void unshuffle8(Planes planes, int first, byte[] out, int start, int elements) {
        byte[][] p = planes.bytes;
        int[] s = planes.starts;
        byte[] p0 = p[0], p1 = p[1], p2 = p[2], p3 = p[3], p4 = p[4], p5 = p[5], p6 = p[6], p7 = p[7];
        int s0 = s[0] + first,
                s1 = s[1] + first,
                s2 = s[2] + first,
                s3 = s[3] + first,
                s4 = s[4] + first,
                s5 = s[5] + first,
                s6 = s[6] + first,
                s7 = s[7] + first;
        for (int i = 0; i < elements; i++) {
            int low = (p0[s0 + i] & 0xFF) | (p1[s1 + i] & 0xFF) << 8 | (p2[s2 + i] & 0xFF) << 16 | p3[s3 + i] << 24;
            int high = (p4[s4 + i] & 0xFF) | (p5[s5 + i] & 0xFF) << 8 | (p6[s6 + i] & 0xFF) << 16 | p7[s7 + i] << 24;
            LONG.set(out, start + 8 * i, (low & 0xFFFFFFFFL) | (long) high << 32);
        }
    }
}
