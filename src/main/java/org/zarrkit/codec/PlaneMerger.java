package org.zarrkit.codec;

import org.zarrkit.codec.ByteShuffle.Planes;

/** Merges two planes of bytes into elements: many by the fastest kernel, few by a plain loop. */
final class PlaneMerger {

    private static final int FEW = 32;

    private PlaneMerger() {}

    /** Merges elements from the {@code first} of the planes on. */
    static void merge(Planes planes, int first, short[] out, int start, int elements) {
        byte[] low = planes.bytes[0];
        byte[] high = planes.bytes[1];
        int lowStart = planes.starts[0] + first;
        int highStart = planes.starts[1] + first;
        if (elements >= FEW) PlaneKernel.FASTEST.merge(low, lowStart, high, highStart, out, start, elements);
        else
            for (int i = 0; i < elements; i++)
                out[start + i] = (short) (low[lowStart + i] & 0xFF | high[highStart + i] << 8);
    }
}
