package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** Passes everything on to another store; test doubles change one thing of it. */
public class ForwardingStore implements WritableStore {

    private final WritableStore inner;

    public ForwardingStore(WritableStore inner) {
        this.inner = inner;
    }

    @Override
    public URI uri() {
        return inner.uri();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
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

    @Override
    public void deleteEmpty(String prefix) {
        inner.deleteEmpty(prefix);
    }

    @Override
    public void deleteLeftovers(String prefix) {
        inner.deleteLeftovers(prefix);
    }

    @Override
    public void recover(String prefix) {
        inner.recover(prefix);
    }

    @Override
    public Replacement replacement(String prefix) {
        return inner.replacement(prefix);
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
