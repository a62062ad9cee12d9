package org.zarrkit.codec;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A byte array per thread and purpose, so that decoding a chunk allocates nothing.
 * What is asked for is valid until the same thread asks the same scratch again; its content is undefined.
 */
final class Scratch {

    /** For the encoded bytes of one chunk, from when they are read until they are decoded. */
    static final Scratch ENCODED = new Scratch();

    /** Larger arrays may be taken back when memory is short: they must not stay with every thread for ever. */
    private static final int LARGEST_KEPT = 8 << 20;

    private final ThreadLocal<byte[]> kept = ThreadLocal.withInitial(() -> new byte[0]);
    private final ThreadLocal<SoftReference<byte[]>> large =
            ThreadLocal.withInitial(() -> new SoftReference<>(new byte[0]));

    byte[] atLeast(int size) {
        byte[] bytes = kept.get();
        if (bytes.length >= size) return bytes;
        if (size > LARGEST_KEPT) return largeAtLeast(size);
        bytes = new byte[size];
        kept.set(bytes);
        return bytes;
    }

    private byte[] largeAtLeast(int size) {
        byte[] bytes = large.get().get();
        if (bytes != null && bytes.length >= size) return bytes;
        bytes = new byte[size];
        large.set(new SoftReference<>(bytes));
        return bytes;
    }

    /** The remaining bytes of a heap buffer that is lent, in a new one. */
    static ByteBuffer copyOf(ByteBuffer lent) {
        int start = lent.arrayOffset() + lent.position();
        return ByteBuffer.wrap(Arrays.copyOfRange(lent.array(), start, start + lent.remaining()));
    }
}
