package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.zarrkit.codec.ByteShuffle.Planes;

/**
 * Merges a plane of low and one of high bytes into elements of two bytes, as fast as memory allows.
 * The JIT compiler does not vectorise a loop that widens bytes, but every JVM's ISO-8859-1 decoder, which widens bytes
 * to chars, is; it works on tiles that stay in the first-level cache, and the merging of chars vectorises well.
 */
final class PlaneMerger {

    private static final int TILE = 2048;
    private static final int WORTH_A_TILE = 32;
    private static final ThreadLocal<PlaneMerger> OF_THREAD = ThreadLocal.withInitial(PlaneMerger::new);

    private final CharsetDecoder decoder = StandardCharsets.ISO_8859_1.newDecoder();
    private final char[] low = new char[TILE];
    private final char[] high = new char[TILE];
    private final CharBuffer lowBuffer = CharBuffer.wrap(low);
    private final CharBuffer highBuffer = CharBuffer.wrap(high);

    private PlaneMerger() {}

    /** Merges elements from the {@code first} of the planes on. */
    static void merge(Planes planes, int first, short[] out, int start, int elements) {
        if (elements < WORTH_A_TILE) mergePlain(planes, first, out, start, elements);
        else OF_THREAD.get().mergeTiles(planes, first, out, start, elements);
    }

    /** For few elements, and the twin that the other is tested against. */
    static void mergePlain(Planes planes, int first, short[] out, int start, int elements) {
        byte[] lowBytes = planes.bytes[0];
        byte[] highBytes = planes.bytes[1];
        int lowStart = planes.starts[0] + first;
        int highStart = planes.starts[1] + first;
        for (int i = 0; i < elements; i++)
            out[start + i] = (short) (lowBytes[lowStart + i] & 0xFF | highBytes[highStart + i] << 8);
    }

    private void mergeTiles(Planes planes, int first, short[] out, int start, int elements) {
        ByteBuffer lowBytes = ByteBuffer.wrap(planes.bytes[0]);
        ByteBuffer highBytes = ByteBuffer.wrap(planes.bytes[1]);
        int lowStart = planes.starts[0] + first;
        int highStart = planes.starts[1] + first;
        for (int done = 0; done < elements; done += TILE) {
            int n = Math.min(TILE, elements - done);
            widen(lowBytes.limit(lowStart + done + n).position(lowStart + done), lowBuffer);
            widen(highBytes.limit(highStart + done + n).position(highStart + done), highBuffer);
            join(low, high, out, start + done, n);
        }
    }

    private void widen(ByteBuffer bytes, CharBuffer chars) {
        decoder.decode(bytes, chars.clear(), false);
    }

    /** A method of its own: the compiler vectorises it only as a small loop. */
    private static void join(char[] low, char[] high, short[] out, int start, int n) {
        for (int i = 0; i < n; i++) out[start + i] = (short) (low[i] | high[i] << 8);
    }
}
