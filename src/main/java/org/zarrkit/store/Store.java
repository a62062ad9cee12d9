package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Values by key. A key is a path without leading or trailing slash, its parts joined by {@code /}.
 * Implementations are safe for many threads, and throw {@link org.zarrkit.error.StoreException} with the URI and key
 * when a value can be neither read nor found absent.
 */
public interface Store {

    /** Where this store is, for messages and for opening it again. */
    URI uri();

    /** The bytes of the range of the value, cut off at its end, or empty if there is no such key; a heap buffer owned by the caller. */
    Optional<ByteBuffer> get(String key, ByteRange range);

    /**
     * As {@link #get(String, ByteRange)}, but the bytes may be put into an array that {@code memory} gives, at least
     * as large as it is asked for; the buffer is valid as long as that array. For values that are decoded at once.
     */
    default Optional<ByteBuffer> get(String key, ByteRange range, IntFunction<byte[]> memory) {
        return get(key, range);
    }

    /** The whole value, or empty if there is no such key. */
    default Optional<ByteBuffer> get(String key) {
        return get(key, ByteRange.ALL);
    }

    /** The value of a key, read when asked for. */
    default ByteSource source(String key) {
        return new StoredValue(this, key);
    }

    /** The size of the value in bytes, or empty if there is no such key; reads no value. */
    Optional<Long> size(String key);

    /** The names of the keys and folders directly below the prefix ({@code ""} is the root), sorted; empty where the store can't list. */
    Stream<String> children(String prefix);

    /** All keys that start with the prefix followed by a slash, or all if the prefix is empty; close the stream. */
    Stream<String> list(String prefix);

    /** The root of this store as a path in a store that starts one name further up; empty where there is none. */
    default Optional<Place> fromAbove() {
        return Optional.empty();
    }
}
