package org.zarrkit.codec;

/** Bytes sorted by their place in the element, into planes, and back. */
final class ByteShuffle {

    /** For fewer elements, the plain loops are faster than setting up the others. */
    private static final int WORTH_HALVING = 32;

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
        boolean fits = HalvingShuffle.fits(planes.bytes.length);
        if (fits && elements >= WORTH_HALVING) HalvingShuffle.unshuffle(planes, first, out, start, elements);
        else unshufflePlain(planes, first, out, start, elements);
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
        if (HalvingShuffle.fits(typeSize) && elements >= WORTH_HALVING)
            HalvingShuffle.shuffle(from, start, elements, Planes.of(to, 0, typeSize, elements));
        else shufflePlain(from, start, elements, to, typeSize);
        int rest = size % typeSize;
        System.arraycopy(from, start + size - rest, to, size - rest, rest);
    }

    /** For elements of any size, and the twin that the faster one is tested against. */
    static void shufflePlain(byte[] from, int start, int elements, byte[] to, int typeSize) {
        for (int j = 0; j < typeSize; j++)
            for (int i = 0; i < elements; i++) to[j * elements + i] = from[start + i * typeSize + j];
    }
}
