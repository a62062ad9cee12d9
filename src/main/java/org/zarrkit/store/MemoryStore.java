package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Values in memory, for results that need no file and for tests. */
public final class MemoryStore implements WritableStore {

    private final ConcurrentSkipListMap<String, byte[]> values = new ConcurrentSkipListMap<>();

    @Override
    public URI uri() {
        return URI.create("memory:" + Integer.toHexString(System.identityHashCode(this)));
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return value(key).map(bytes -> {
            int start = (int) range.startIn(bytes.length);
            return ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, start + (int) range.lengthIn(bytes.length)));
        });
    }

    @Override
    public Optional<Long> size(String key) {
        return value(key).map(bytes -> (long) bytes.length);
    }

    private Optional<byte[]> value(String key) {
        return Optional.ofNullable(values.get(Keys.check(key)));
    }

    @Override
    public Stream<String> children(String prefix) {
        return new SortedKeys(values.keySet()).children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        return new SortedKeys(values.keySet()).list(prefix);
    }

    @Override
    public void put(String key, ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        values.put(Keys.check(key), bytes);
    }

    @Override
    public void delete(String key) {
        values.remove(Keys.check(key));
    }

    @Override
    public void deleteAll(String prefix) {
        list(prefix).toList().forEach(values::remove);
    }

    /** What was written takes its place value by value: nobody may read meanwhile. */
    @Override
    public Replacement replacement(String prefix) {
        return new Replacement() {
            private final MemoryStore fresh = new MemoryStore();

            @Override
            public WritableStore store() {
                return fresh;
            }

            @Override
            public void commit() {
                deleteAll(prefix);
                fresh.values.forEach((key, bytes) -> values.put(Keys.join(prefix, key), bytes));
            }

            @Override
            public void discard() {
                fresh.deleteAll("");
            }
        };
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
