package org.zarrkit.codec;

import java.util.Arrays;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A box of elements of a chunk, and its place in the array that it is read into, the target; both in C order. It is a
 * sequence of runs, elements that follow one another in both. Immutable.
 */
public final class ChunkBox {

    /** How many runs there are along each axis outside of them, and how far apart they are. */
    private final int[] counts;

    private final long[] chunkSteps;
    private final int[] targetSteps;
    private final int runLength;
    private final long chunkStart;
    private final int targetStart;

    private ChunkBox(int[] extent, int merged, long[] chunkStrides, long[] targetStrides, long[] starts) {
        counts = Arrays.copyOf(extent, merged);
        chunkSteps = Arrays.copyOf(chunkStrides, merged);
        targetSteps = new int[merged];
        for (int d = 0; d < merged; d++) targetSteps[d] = (int) targetStrides[d];
        int length = 1;
        for (int d = merged; d < extent.length; d++) length *= extent[d];
        runLength = length;
        chunkStart = starts[0];
        targetStart = (int) starts[1];
    }

    /**
     * The box of {@code extent}, not empty, from {@code start} in a chunk of {@code chunkShape}; it goes to
     * {@code targetStart} in a target of {@code targetShape}.
     */
    public static ChunkBox of(int[] chunkShape, int[] start, int[] extent, int[] targetShape, int[] targetStart) {
        checkWithin(chunkShape, start, extent);
        checkWithin(targetShape, targetStart, extent);
        int merged = Math.max(0, extent.length - 1);
        // An axis that is whole in both arrays makes one run with the axis before it.
        while (merged > 0 && extent[merged] == chunkShape[merged] && extent[merged] == targetShape[merged]) merged--;
        long[] chunkStrides = strides(chunkShape);
        long[] targetStrides = strides(targetShape);
        long[] starts = {offset(chunkStrides, start), offset(targetStrides, targetStart)};
        return new ChunkBox(extent, merged, chunkStrides, targetStrides, starts);
    }

    /** All elements of a chunk, into an array of the same shape. */
    static ChunkBox whole(int elements) {
        return of(new int[] {elements}, new int[1], new int[] {elements}, new int[] {elements}, new int[1]);
    }

    private static void checkWithin(int[] shape, int[] start, int[] extent) {
        boolean within = shape.length == extent.length && start.length == extent.length;
        for (int d = 0; within && d < extent.length; d++)
            within = start[d] >= 0 && extent[d] > 0 && extent[d] <= shape[d] - start[d];
        if (!within)
            throw new IllegalArgumentException("a box of " + Arrays.toString(extent) + " from " + Arrays.toString(start)
                    + " on is not within " + Arrays.toString(shape));
    }

    private static long[] strides(int[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = stride;
            if (stride > Long.MAX_VALUE / shape[d])
                throw new UnsupportedFeatureException("a chunk of shape " + Arrays.toString(shape)
                        + " has more elements than can be counted; no store can hold it");
            stride *= shape[d];
        }
        return strides;
    }

    private static long offset(long[] strides, int[] start) {
        long offset = 0;
        for (int d = 0; d < start.length; d++) offset += strides[d] * start[d];
        return offset;
    }

    /** The first of its elements, counted in the chunk. */
    long firstInChunk() {
        return chunkStart;
    }

    /** The element of the chunk after its last. */
    long endInChunk() {
        long last = chunkStart;
        for (int d = 0; d < counts.length; d++) last += chunkSteps[d] * (counts[d] - 1);
        return last + runLength;
    }

    int runLength() {
        return runLength;
    }

    /** How much of what lies between its first and its last element belongs to it, from 0 to 1. */
    double density() {
        double elements = runLength;
        for (int n : counts) elements *= n;
        return elements / (endInChunk() - firstInChunk());
    }

    /** Copies the box from an array of the whole chunk to the target. */
    void copy(Object chunk, Object target) {
        for (Runs runs = runs(); runs.remain(); runs.use(runs.length()))
            System.arraycopy(chunk, (int) runs.inChunk(), target, runs.inTarget(), runs.length());
    }

    /** Sets the box in the target to elements of these bits. */
    public void fill(Object target, long bits) {
        for (Runs runs = runs(); runs.remain(); runs.use(runs.length()))
            Elements.fill(target, runs.inTarget(), runs.inTarget() + runs.length(), bits);
    }

    Runs runs() {
        return new Runs();
    }

    /** Goes through the runs, which may be used up in pieces, in the order of the chunk. */
    final class Runs {

        private final int[] index = new int[counts.length];
        private long inChunk = chunkStart;
        private int inTarget = targetStart;
        private int length = runLength;

        boolean remain() {
            return length > 0;
        }

        /** The first element that is not used yet, counted in the chunk. */
        long inChunk() {
            return inChunk;
        }

        /** The same in the target. */
        int inTarget() {
            return inTarget;
        }

        /** How many elements of the run are not used yet. */
        int length() {
            return length;
        }

        /** As {@link #length}, but only those before an element of the chunk; 0 if the run starts there or later. */
        int lengthBefore(long end) {
            return (int) Math.max(0, Math.min(length, end - inChunk));
        }

        /** Goes on by some elements of the run, or to the next one after its last. */
        void use(int elements) {
            inChunk += elements;
            inTarget += elements;
            length -= elements;
            if (length == 0) toNextRun();
        }

        /** How many whole runs, of which none is used in part, lie one step after the other before an element. */
        int wholeRunsBefore(long end) {
            if (counts.length == 0 || length < runLength || inChunk + runLength > end) return 0;
            int left = counts[counts.length - 1] - index[counts.length - 1];
            return (int) Math.min(left, (end - inChunk - runLength) / chunkStep() + 1);
        }

        /** From one such run to the next, in the chunk and in the target. */
        int chunkStep() {
            return (int) chunkSteps[counts.length - 1];
        }

        int targetStep() {
            return targetSteps[counts.length - 1];
        }

        /** Goes on by some of these runs. */
        void useRuns(int runs) {
            inChunk += (runs - 1L) * chunkStep();
            inTarget += (runs - 1) * targetStep();
            index[counts.length - 1] += runs - 1;
            use(length);
        }

        private void toNextRun() {
            inChunk -= runLength;
            inTarget -= runLength;
            for (int d = counts.length - 1; d >= 0; d--) {
                inChunk += chunkSteps[d];
                inTarget += targetSteps[d];
                if (++index[d] < counts[d]) {
                    length = runLength;
                    return;
                }
                inChunk -= chunkSteps[d] * counts[d];
                inTarget -= targetSteps[d] * counts[d];
                index[d] = 0;
            }
        }
    }
}
