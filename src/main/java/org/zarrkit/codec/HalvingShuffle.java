package org.zarrkit.codec;

import org.zarrkit.codec.ByteShuffle.Planes;

/**
 * Sorts the bytes of elements of 4 or 8 bytes in steps of two bytes each: the bytes at even places are elements of half
 * the size, and those at odd places too. So the fast {@link PlaneKernel} does all the work.
 */
final class HalvingShuffle {

    /** In bytes; a tile and its halves stay in the first-level cache. */
    private static final int TILE = 8 << 10;

    private static final Scratch HALVES = new Scratch();

    private final Planes planes;
    private final byte[] halves = HALVES.atLeast(2 * TILE);
    private int free;
    /** The elements of the current tile, and the first of them in the planes. */
    private int n;

    private int first;

    private HalvingShuffle(Planes planes) {
        this.planes = planes;
    }

    static boolean fits(int typeSize) {
        return typeSize == 2 || typeSize == 4 || typeSize == 8;
    }

    /** Splits elements into planes, as many as an element has bytes. */
    static void shuffle(byte[] from, int start, int elements, Planes to) {
        HalvingShuffle shuffle = new HalvingShuffle(to);
        int size = to.bytes.length;
        for (int done = 0; done < elements; done += shuffle.n) {
            shuffle.first = done;
            shuffle.n = Math.min(TILE / size, elements - done);
            shuffle.split(from, start + done * size, size, 0, 1);
        }
    }

    /** Merges elements from the {@code first} of the planes on. */
    static void unshuffle(Planes from, int first, byte[] out, int start, int elements) {
        HalvingShuffle shuffle = new HalvingShuffle(from);
        int size = from.bytes.length;
        for (int done = 0; done < elements; done += shuffle.n) {
            shuffle.first = first + done;
            shuffle.n = Math.min(TILE / size, elements - done);
            shuffle.merge(0, 1, size, out, start + done * size);
        }
    }

    /** Splits elements of {@code size} bytes, which hold every {@code step}-th plane from {@code plane} on. */
    private void split(byte[] bytes, int start, int size, int plane, int step) {
        if (size == 2) {
            int low = planes.starts[plane] + first;
            int high = planes.starts[plane + step] + first;
            PlaneKernel.FASTEST.split(bytes, start, n, planes.bytes[plane], low, high);
            return;
        }
        int half = n * size / 2;
        int even = free;
        free += 2 * half;
        PlaneKernel.FASTEST.split(bytes, start, half, halves, even, even + half);
        split(halves, even, size / 2, plane, 2 * step);
        split(halves, even + half, size / 2, plane + step, 2 * step);
        free = even;
    }

    /** The reverse of {@link #split}. */
    private void merge(int plane, int step, int size, byte[] to, int start) {
        if (size == 2) {
            int low = planes.starts[plane] + first;
            int high = planes.starts[plane + step] + first;
            PlaneKernel.FASTEST.merge(planes.bytes[plane], low, planes.bytes[plane + step], high, to, start, n);
            return;
        }
        int half = n * size / 2;
        int even = free;
        free += 2 * half;
        merge(plane, 2 * step, size / 2, halves, even);
        merge(plane + step, 2 * step, size / 2, halves, even + half);
        PlaneKernel.FASTEST.merge(halves, even, halves, even + half, to, start, half);
        free = even;
    }
}
