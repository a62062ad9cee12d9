package org.zarrkit.image;

import java.util.function.ToLongFunction;

/**
 * What a sweep over an image has to reckon with when it is cut into blocks.
 *
 * @param threads blocks in hand at the same time
 * @param memoryInBytes what all of them together may take
 * @param unit the edges of what is read of the source as a whole, x first: see {@link BlockReader#unit}
 * @param bytesToCompute the bytes that computing a block of given edges (x first) takes, its pixels included
 */
public record SweepDemand(int threads, long memoryInBytes, int[] unit, ToLongFunction<int[]> bytesToCompute) {

    public SweepDemand {
        unit = unit.clone();
        if (threads < 1 || memoryInBytes < 1)
            throw new IllegalArgumentException(threads + " threads, " + memoryInBytes + " bytes; expected at least 1");
    }
}
