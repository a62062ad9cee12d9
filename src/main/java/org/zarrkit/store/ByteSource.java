package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Optional;

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

    /** The whole value, or empty if there is none. */
    default Optional<ByteBuffer> read() {
        return read(ByteRange.ALL);
    }

    /** The part of this value that starts at {@code start} and is {@code length} bytes long. */
    default ByteSource part(long start, long length) {
        return range -> read(ByteRange.of(start + range.startIn(length), range.lengthIn(length)));
    }
}
