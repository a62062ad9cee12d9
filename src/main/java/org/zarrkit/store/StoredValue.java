package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;

/** The value of a key of a store. */
record StoredValue(Store store, String key) implements ByteSource {

    @Override
    public Optional<ByteBuffer> read(ByteRange range) {
        return store.get(key, range);
    }

    @Override
    public Optional<ByteBuffer> read(ByteRange range, IntFunction<byte[]> memory) {
        return store.get(key, range, memory);
    }
}
