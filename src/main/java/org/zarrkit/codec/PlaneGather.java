package org.zarrkit.codec;

import org.zarrkit.codec.ByteShuffle.Planes;
import org.zarrkit.codec.ChunkBox.Runs;

/** Merges short runs of elements that are far apart, such as those of a plane across the fastest axis, from planes. */
final class PlaneGather {

    private PlaneGather() {}

    static boolean fits(Object target) {
        return target instanceof short[] || target instanceof int[] || target instanceof float[];
    }

    /**
     * Merges as many whole runs as are before element {@code end} of the chunk, and uses them up.
     *
     * @param firstInPlanes the element of the chunk that comes first in the planes
     * @return whether there was one
     */
    static boolean gather(Planes planes, int firstInPlanes, long end, Runs runs, Object target) {
        int count = runs.wholeRunsBefore(end);
        if (count == 0) return false;
        int from = (int) (runs.inChunk() - firstInPlanes);
        for (int i = 0; i < runs.length(); i++) {
            int to = runs.inTarget() + i;
            if (target instanceof short[] a) shorts(planes, from + i, runs, count, a, to);
            else if (target instanceof int[] a) ints(planes, from + i, runs, count, a, to);
            else floats(planes, from + i, runs, count, (float[]) target, to);
        }
        runs.useRuns(count);
        return true;
    }

    private static void shorts(Planes planes, int first, Runs runs, int count, short[] out, int start) {
        byte[] low = planes.bytes[0];
        byte[] high = planes.bytes[1];
        int at = planes.starts[0] + first;
        int toHigh = planes.starts[1] - planes.starts[0];
        int step = runs.chunkStep();
        int outStep = runs.targetStep();
        for (int i = 0, to = start; i < count; i++, at += step, to += outStep)
            out[to] = (short) (low[at] & 0xFF | high[at + toHigh] << 8);
    }

    private static void ints(Planes planes, int first, Runs runs, int count, int[] out, int start) {
        int at = first;
        int to = start;
        for (int i = 0; i < count; i++, at += runs.chunkStep(), to += runs.targetStep()) out[to] = bits(planes, at);
    }

    private static void floats(Planes planes, int first, Runs runs, int count, float[] out, int start) {
        int at = first;
        int to = start;
        for (int i = 0; i < count; i++, at += runs.chunkStep(), to += runs.targetStep())
            out[to] = Float.intBitsToFloat(bits(planes, at));
    }

    private static int bits(Planes planes, int i) {
        byte[][] bytes = planes.bytes;
        int[] starts = planes.starts;
        int low = bytes[0][starts[0] + i] & 0xFF | (bytes[1][starts[1] + i] & 0xFF) << 8;
        return low | (bytes[2][starts[2] + i] & 0xFF) << 16 | bytes[3][starts[3] + i] << 24;
    }
}
