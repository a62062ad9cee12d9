package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Counts what is read of another store. */
public final class CountingStore implements WritableStore {

    private final WritableStore inner;
    private final ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

    public CountingStore(WritableStore inner) {
        this.inner = inner;
    }

    /** The keys read so far, each as often as it was; metadata documents left out. */
    public List<String> chunksRead() {
        return keys.stream()
                .filter(key -> !key.matches("(.*/)?(zarr\\.json|\\.z[a-z]+)"))
                .toList();
    }

    @Override
    public URI uri() {
        return inner.uri();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        keys.add(key);
        return inner.get(key, range);
    }

    @Override
    public Optional<Long> size(String key) {
        return inner.size(key);
    }

    @Override
    public Stream<String> children(String prefix) {
        return inner.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        return inner.list(prefix);
    }

    @Override
    public void put(String key, ByteBuffer value) {
        inner.put(key, value);
    }

    @Override
    public void delete(String key) {
        inner.delete(key);
    }

    @Override
    public void deleteAll(String prefix) {
        inner.deleteAll(prefix);
    }
}
