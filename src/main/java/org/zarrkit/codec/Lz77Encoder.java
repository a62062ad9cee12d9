package org.zarrkit.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds what occurred before in a stream of bytes, greedily; subclasses write literals and matches in their format.
 * It gives up when the encoded stream would be no smaller than the decoded one.
 */
abstract class Lz77Encoder {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SHORTEST_MATCH = 4;
    /** Streams end in literals: c-blosc's decoder of BloscLZ would leave out a match at the end. */
    private static final int LAST_LITERALS = 12;

    private static final int MOST_BITS = 14;
    /** Where four bytes of a given hash were last met, counted from 1. */
    private static final ThreadLocal<int[]> LAST_MET = ThreadLocal.withInitial(() -> new int[1 << MOST_BITS]);

    private final byte[] from;
    private final int start;
    private final int size;
    final byte[] to;
    int out;
    private final int limit;
    private boolean full;

    Lz77Encoder(byte[] from, int start, int size, byte[] to, int toStart) {
        this.from = from;
        this.start = start;
        this.size = size;
        this.to = to;
        this.out = toStart;
        this.limit = (int) Math.min(to.length, (long) toStart + size);
    }

    abstract int largestDistance();

    /** The shortest match at this distance that is worth its bytes. */
    abstract int shortestMatch(int distance);

    abstract void putLiterals(byte[] from, int at, int count);

    abstract void putMatch(int distance, int length);

    /** The size of the encoded stream, or that of the decoded one if it would not be smaller. */
    int encode(int level) {
        int toStart = out;
        int searchEnd = start + size - LAST_LITERALS;
        // The less the effort, the sooner data without matches are skipped over.
        int effort = 3 + level / 2;
        int bits = Math.max(8, Math.min(MOST_BITS, 32 - Integer.numberOfLeadingZeros(size)));
        int[] lastMet = LAST_MET.get();
        Arrays.fill(lastMet, 0, 1 << bits, 0);
        int literals = start;
        int misses = 0;
        for (int at = start; at < searchEnd && !full; ) {
            int before = met(lastMet, at, 32 - bits);
            int length = before < 0 ? 0 : matchLength(before, at, searchEnd);
            if (length < SHORTEST_MATCH || length < shortestMatch(at - before)) {
                at += 1 + (misses++ >> effort);
                continue;
            }
            putMatch(literals, at, at - before, length);
            misses = 0;
            at += length;
            literals = at;
        }
        put(literals, start + size - literals);
        return full ? size : out - toStart;
    }

    /** Where these four bytes may have occurred before, or -1. */
    private int met(int[] lastMet, int at, int shift) {
        int slot = (int) INTS.get(from, at) * 0x9E3779B1 >>> shift;
        int before = start + lastMet[slot] - 1;
        lastMet[slot] = at - start + 1;
        return before < start || at - before > largestDistance() ? -1 : before;
    }

    private int matchLength(int before, int at, int end) {
        int length = Arrays.mismatch(from, before, before + end - at, from, at, end);
        return length < 0 ? end - at : length;
    }

    private void putMatch(int literals, int at, int distance, int length) {
        put(literals, at - literals);
        // No format takes more than five bytes, and one per 64 of the length.
        if (hasRoomFor(5 + 3 * (long) (length / 64 + 1))) putMatch(distance, length);
    }

    private void put(int at, int count) {
        // One byte per 32 literals, or five in all.
        if (count > 0 && hasRoomFor(count + 5L + count / 32)) putLiterals(from, at, count);
    }

    private boolean hasRoomFor(long bytes) {
        if (bytes > limit - out) full = true;
        return !full;
    }
}
