package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.zarrkit.codec.ChunkBox.Runs;

/** Copies the runs of a box from a part of the chunk; they may be short and many. */
final class RunCopy {

    private RunCopy() {}

    /** Copies {@code n} elements that follow one another. */
    private interface Line {
        void copy(int from, int to, int n);
    }

    /**
     * Uses up what the runs have before element {@code end} of the chunk.
     *
     * @param bytes from its position on the elements of the chunk from {@code first} on, in its byte order
     */
    static void copy(ByteBuffer bytes, long first, long end, Runs runs, Object target) {
        copy(line(bytes, target), first, end, runs);
    }

    /** As the other, from an array of the same type as the target. */
    static void copy(Object elements, long first, long end, Runs runs, Object target) {
        copy(line(elements, target), first, end, runs);
    }

    private static void copy(Line line, long first, long end, Runs runs) {
        for (int n = runs.lengthBefore(end); n > 0; n = runs.lengthBefore(end)) {
            int from = (int) (runs.inChunk() - first);
            int count = runs.wholeRunsBefore(end);
            if (count == 0) {
                line.copy(from, runs.inTarget(), n);
                runs.use(n);
            } else {
                copy(line, from, count, runs);
                runs.useRuns(count);
            }
        }
    }

    private static void copy(Line line, int start, int count, Runs runs) {
        int n = runs.length();
        int to = runs.inTarget();
        int from = start;
        for (int i = 0; i < count; i++, from += runs.chunkStep(), to += runs.targetStep()) line.copy(from, to, n);
    }

    private static Line line(ByteBuffer bytes, Object target) {
        if (target instanceof byte[] a) return line(bytes.slice(), a);
        if (target instanceof short[] a) return line(bytes.asShortBuffer(), a);
        if (target instanceof int[] a) return line(bytes.asIntBuffer(), a);
        if (target instanceof long[] a) return line(bytes.asLongBuffer(), a);
        if (target instanceof float[] a) return line(bytes.asFloatBuffer(), a);
        return line(bytes.asDoubleBuffer(), (double[]) target);
    }

    private static Line line(ByteBuffer bytes, byte[] target) {
        return (from, to, n) -> {
            if (n == 1) target[to] = bytes.get(from);
            else bytes.get(from, target, to, n);
        };
    }

    private static Line line(ShortBuffer shorts, short[] target) {
        return (from, to, n) -> {
            if (n == 1) target[to] = shorts.get(from);
            else shorts.get(from, target, to, n);
        };
    }

    private static Line line(IntBuffer ints, int[] target) {
        return (from, to, n) -> {
            if (n == 1) target[to] = ints.get(from);
            else ints.get(from, target, to, n);
        };
    }

    private static Line line(LongBuffer longs, long[] target) {
        return (from, to, n) -> {
            if (n == 1) target[to] = longs.get(from);
            else longs.get(from, target, to, n);
        };
    }

    private static Line line(FloatBuffer floats, float[] target) {
        return (from, to, n) -> {
            if (n == 1) target[to] = floats.get(from);
            else floats.get(from, target, to, n);
        };
    }

    private static Line line(DoubleBuffer doubles, double[] target) {
        return (from, to, n) -> {
            if (n == 1) target[to] = doubles.get(from);
            else doubles.get(from, target, to, n);
        };
    }

    /** Of arrays whose type is known, the compiler copies short runs faster. */
    private static Line line(Object elements, Object target) {
        if (elements instanceof short[] a && target instanceof short[] b)
            return (from, to, n) -> System.arraycopy(a, from, b, to, n);
        if (elements instanceof float[] a && target instanceof float[] b)
            return (from, to, n) -> System.arraycopy(a, from, b, to, n);
        return (from, to, n) -> System.arraycopy(elements, from, target, to, n);
    }
}
