package org.zarrkit.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * As fast as memory allows in any JVM. The JIT compiler vectorises no loop that widens or narrows bytes, but the
 * ISO-8859-1 decoder, which widens bytes to chars, and its encoder are intrinsics; they work on tiles that stay in the
 * first-level cache. The loops between must be of chars alone: Java 17 does not vectorise the same ones from shorts.
 */
final class CharsetKernel implements PlaneKernel {

    private static final int TILE = 2048;
    private static final ThreadLocal<Tiles> TILES = ThreadLocal.withInitial(Tiles::new);

    /** The tiles of a thread, and views of them. */
    private static final class Tiles {

        final CharsetDecoder decoder = StandardCharsets.ISO_8859_1.newDecoder();
        final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        final ByteBuffer plane = ByteBuffer.allocate(TILE);
        final CharBuffer low = CharBuffer.allocate(TILE);
        final CharBuffer high = CharBuffer.allocate(TILE);
        final ByteBuffer elements = ByteBuffer.allocate(2 * TILE).order(ByteOrder.LITTLE_ENDIAN);
        final CharBuffer elementsAsChars = elements.asCharBuffer();

        /** By way of a buffer of its own: one for each array would be garbage, a lot of it for short runs. */
        void widen(byte[] bytes, int start, int n, CharBuffer chars) {
            System.arraycopy(bytes, start, plane.array(), 0, n);
            widen(plane, 0, n, chars);
        }

        void widen(ByteBuffer bytes, int start, int n, CharBuffer chars) {
            decoder.decode(bytes.clear().position(start).limit(start + n), chars.clear(), false);
        }

        void narrow(CharBuffer chars, byte[] bytes, int start, int n) {
            encoder.encode(chars.clear().limit(n), plane.clear(), false);
            System.arraycopy(plane.array(), 0, bytes, start, n);
        }
    }

    @Override
    public void merge(byte[] low, int lowStart, byte[] high, int highStart, short[] out, int start, int elements) {
        Tiles tiles = TILES.get();
        if (elements <= TILE) {
            tiles.widen(low, lowStart, elements, tiles.low);
            tiles.widen(high, highStart, elements, tiles.high);
            join(tiles.low.array(), tiles.high.array(), out, start, elements);
            return;
        }
        ByteBuffer lowBytes = ByteBuffer.wrap(low);
        ByteBuffer highBytes = ByteBuffer.wrap(high);
        for (int done = 0; done < elements; done += TILE) {
            int n = Math.min(TILE, elements - done);
            tiles.widen(lowBytes, lowStart + done, n, tiles.low);
            tiles.widen(highBytes, highStart + done, n, tiles.high);
            join(tiles.low.array(), tiles.high.array(), out, start + done, n);
        }
    }

    @Override
    public void merge(byte[] low, int lowStart, byte[] high, int highStart, byte[] out, int start, int elements) {
        Tiles tiles = TILES.get();
        for (int done = 0; done < elements; done += TILE) {
            int n = Math.min(TILE, elements - done);
            tiles.widen(low, lowStart + done, n, tiles.low);
            tiles.widen(high, highStart + done, n, tiles.high);
            join(tiles.low.array(), tiles.high.array(), n);
            tiles.elementsAsChars.clear().put(tiles.low.array(), 0, n);
            System.arraycopy(tiles.elements.array(), 0, out, start + 2 * done, 2 * n);
        }
    }

    @Override
    public void split(byte[] from, int start, int elements, byte[] to, int lowStart, int highStart) {
        Tiles tiles = TILES.get();
        for (int done = 0; done < elements; done += TILE) {
            int n = Math.min(TILE, elements - done);
            System.arraycopy(from, start + 2 * done, tiles.elements.array(), 0, 2 * n);
            tiles.elementsAsChars.clear().get(tiles.high.array(), 0, n);
            lowBytes(tiles.high.array(), tiles.low.array(), n);
            tiles.narrow(tiles.low, to, lowStart + done, n);
            highBytes(tiles.high.array(), tiles.low.array(), n);
            tiles.narrow(tiles.low, to, highStart + done, n);
        }
    }

    /** Methods of their own: the compiler vectorises them only as small loops. */
    private static void join(char[] low, char[] high, short[] out, int start, int n) {
        for (int i = 0; i < n; i++) out[start + i] = (short) (low[i] | high[i] << 8);
    }

    private static void join(char[] low, char[] high, int n) {
        for (int i = 0; i < n; i++) low[i] = (char) (low[i] | high[i] << 8);
    }

    private static void lowBytes(char[] elements, char[] bytes, int n) {
        for (int i = 0; i < n; i++) bytes[i] = (char) (elements[i] & 0xFF);
    }

    private static void highBytes(char[] elements, char[] bytes, int n) {
        for (int i = 0; i < n; i++) bytes[i] = (char) (elements[i] >>> 8);
    }
}
