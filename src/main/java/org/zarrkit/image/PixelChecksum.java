package org.zarrkit.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** A checksum of pixels: CRC-32C of their bytes, of arrays of any primitive type. */
public final class PixelChecksum {

    /** Small enough for the processor's nearest cache. */
    private static final int PIECE = 8192;

    private PixelChecksum() {}

    public static long of(Object pixels) {
        CRC32C checksum = new CRC32C();
        int length = java.lang.reflect.Array.getLength(pixels);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE * Long.BYTES);
        for (int from = 0; from < length; from += PIECE) {
            bytes.clear();
            put(pixels, from, Math.min(PIECE, length - from), bytes);
            checksum.update(bytes);
        }
        return checksum.getValue();
    }

    private static void put(Object pixels, int from, int count, ByteBuffer bytes) {
        int size = 8;
        if (pixels instanceof byte[] a) bytes.put(a, from, count).rewind();
        else if (pixels instanceof short[] a) bytes.asShortBuffer().put(a, from, count);
        else if (pixels instanceof int[] a) bytes.asIntBuffer().put(a, from, count);
        else if (pixels instanceof float[] a) bytes.asFloatBuffer().put(a, from, count);
        else if (pixels instanceof double[] a) bytes.asDoubleBuffer().put(a, from, count);
        else bytes.asLongBuffer().put((long[]) pixels, from, count);
        if (pixels instanceof byte[]) size = 1;
        if (pixels instanceof short[]) size = 2;
        if (pixels instanceof int[] || pixels instanceof float[]) size = 4;
        bytes.limit(count * size);
    }
}
