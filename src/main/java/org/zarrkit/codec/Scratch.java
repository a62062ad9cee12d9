package org.zarrkit.codec;

/**
 * A byte array per thread and purpose, so that decoding a chunk allocates nothing.
 * What is asked for is valid until the same thread asks the same scratch again; its content is undefined.
 */
final class Scratch {

    /** For the encoded bytes of one chunk, from when they are read until they are decoded. */
    static final Scratch ENCODED = new Scratch();

    /** Larger arrays are made anew each time: they must not stay with every thread for ever. */
    private static final int LARGEST_KEPT = 8 << 20;

    private final ThreadLocal<byte[]> kept = ThreadLocal.withInitial(() -> new byte[0]);

    byte[] atLeast(int size) {
        byte[] bytes = kept.get();
        if (bytes.length >= size) return bytes;
        bytes = new byte[size];
        if (size <= LARGEST_KEPT) kept.set(bytes);
        return bytes;
    }
}
