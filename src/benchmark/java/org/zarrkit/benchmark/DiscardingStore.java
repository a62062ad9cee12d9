package org.zarrkit.benchmark;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.WritableStore;

/** Keeps small values and those of one level; of others the size alone. */
final class DiscardingStore implements WritableStore {

    private static final int SMALL = 1 << 16;

    private final MemoryStore kept = new MemoryStore();
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final String level;

    DiscardingStore(int level) {
        this.level = level + "/";
    }

    /** The bytes of all that was put. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public URI uri() {
        return URI.create("discarding:/");
    }

    @Override
    public void put(String key, ByteBuffer value) {
        bytes.addAndGet(value.remaining());
        if (value.remaining() <= SMALL || key.startsWith(level)) kept.put(key, value);
        else sizes.put(key, (long) value.remaining());
    }

    @Override
    public Optional<Long> size(String key) {
        return kept.size(key).or(() -> Optional.ofNullable(sizes.get(key)));
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        if (sizes.containsKey(key)) throw new IllegalStateException(key + " was put, and is not kept");
        return kept.get(key, range);
    }

    @Override
    public Stream<String> children(String prefix) {
        return kept.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        return kept.list(prefix);
    }

    @Override
    public void delete(String key) {
        kept.delete(key);
        sizes.remove(key);
    }

    @Override
    public void deleteAll(String prefix) {
        kept.deleteAll(prefix);
        sizes.keySet().removeIf(key -> key.startsWith(prefix + "/"));
    }
}
