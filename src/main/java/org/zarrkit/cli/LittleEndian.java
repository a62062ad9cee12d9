package org.zarrkit.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns elements into bytes, a buffer at a time. For one thread. */
final class LittleEndian {

    private static final int BUFFER_BYTES = 1 << 18;

    /** Takes bytes from a buffer, not always all of them. */
    interface Sink {
        int write(ByteBuffer bytes) throws IOException;
    }

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Writes {@code count} elements of a primitive array from index {@code from} on. */
    void write(Object elements, int from, int count, Sink sink) throws IOException {
        int step = BUFFER_BYTES / Double.BYTES;
        for (int i = 0; i < count; i += step) {
            put(elements, from + i, Math.min(step, count - i));
            while (buffer.hasRemaining()) sink.write(buffer);
        }
    }

    private void put(Object elements, int from, int count) {
        buffer.clear();
        int bytes;
        if (elements instanceof byte[] a) {
            buffer.put(0, a, from, count);
            bytes = 1;
        } else if (elements instanceof short[] a) {
            buffer.asShortBuffer().put(a, from, count);
            bytes = Short.BYTES;
        } else if (elements instanceof int[] a) {
            buffer.asIntBuffer().put(a, from, count);
            bytes = Integer.BYTES;
        } else if (elements instanceof long[] a) {
            buffer.asLongBuffer().put(a, from, count);
            bytes = Long.BYTES;
        } else if (elements instanceof float[] a) {
            buffer.asFloatBuffer().put(a, from, count);
            bytes = Float.BYTES;
        } else {
            buffer.asDoubleBuffer().put((double[]) elements, from, count);
            bytes = Double.BYTES;
        }
        buffer.limit(count * bytes);
    }
}
