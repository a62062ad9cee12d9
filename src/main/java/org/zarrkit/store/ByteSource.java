package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One value that has not been read yet: a key of a store, or a part of another source.
 * Implementations are safe for many threads.
 */
public interface ByteSource {

    /**
     * The bytes of the range, cut off at the end of the value, or empty if there is no such value.
     * The buffer is backed by an array, owned by the caller.
     *
     * @throws org.zarrkit.error.StoreException if the value exists and can't be read, or is too large for one buffer
     */
    Optional<ByteBuffer> read(ByteRange range);

    /**
     * As {@link #read(ByteRange)}, but the bytes may be put into an array that {@code memory} gives, at least as large
     * as it is asked for; the buffer is valid as long as that array. For values that are decoded at once.
     */
    default Optional<ByteBuffer> read(ByteRange range, IntFunction<byte[]> memory) {
        return read(range);
    }

    /** The whole value, or empty if there is none. */
    default Optional<ByteBuffer> read() {
        return read(ByteRange.ALL);
    }

    /** The part of this value that starts at {@code start} and is {@code length} bytes long. */
    default ByteSource part(long start, long length) {
        return range -> read(ByteRange.of(start + range.startIn(length), range.lengthIn(length)));
    }
}
