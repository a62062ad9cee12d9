package org.zarrkit.image;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** A store whose changes stay in memory. */
final class CopyOnWriteStore implements WritableStore {

    private final Store original;
    private final MemoryStore changes = new MemoryStore();
    private final TreeSet<String> deleted = new TreeSet<>();

    CopyOnWriteStore(Store original) {
        this.original = original;
    }

    @Override
    public URI uri() {
        return original.uri();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        if (deleted.contains(key)) return Optional.empty();
        return changes.get(key, range).or(() -> original.get(key, range));
    }

    @Override
    public Optional<Long> size(String key) {
        if (deleted.contains(key)) return Optional.empty();
        return changes.size(key).or(() -> original.size(key));
    }

    @Override
    public Stream<String> children(String prefix) {
        return original.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        return original.list(prefix);
    }

    @Override
    public void put(String key, ByteBuffer value) {
        deleted.remove(key);
        changes.put(key, value);
    }

    @Override
    public void delete(String key) {
        changes.delete(key);
        deleted.add(key);
    }

    @Override
    public void deleteAll(String prefix) {
        throw new UnsupportedOperationException();
    }
}
