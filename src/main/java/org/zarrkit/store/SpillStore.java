package org.zarrkit.store;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/**
 * Values that are kept for a while: in memory as far as that is allowed, the rest in a folder for temporary files, which
 * {@link #deleteAll} of everything removes. Safe for many threads.
 */
final class SpillStore implements WritableStore {

    private final MemoryStore memory = new MemoryStore();
    private final long mostInMemory;
    private final Path parent;
    private long inMemory;
    private Optional<LocalStore> disk = Optional.empty();

    /** @param parent where the folder is made if it is needed */
    SpillStore(long mostInMemory, Path parent) {
        this.mostInMemory = mostInMemory;
        this.parent = parent;
    }

    @Override
    public URI uri() {
        return memory.uri();
    }

    @Override
    public synchronized void put(String key, ByteBuffer value) {
        delete(key);
        if (inMemory + value.remaining() <= mostInMemory) {
            inMemory += value.remaining();
            memory.put(key, value);
        } else {
            disk().put(key, value);
        }
    }

    private LocalStore disk() {
        if (disk.isEmpty()) {
            try {
                disk = Optional.of(LocalStore.of(Files.createTempDirectory(parent, ".zarrkit")));
            } catch (IOException e) {
                throw new StoreException("no temporary folder can be made in " + parent + ": " + e, e);
            }
        }
        return disk.get();
    }

    @Override
    public synchronized Optional<ByteBuffer> get(String key, ByteRange range) {
        return memory.get(key, range).or(() -> disk.flatMap(folder -> folder.get(key, range)));
    }

    @Override
    public synchronized Optional<Long> size(String key) {
        return memory.size(key).or(() -> disk.flatMap(folder -> folder.size(key)));
    }

    @Override
    public synchronized Stream<String> children(String prefix) {
        return both(memory.children(prefix), disk.map(folder -> folder.children(prefix)));
    }

    @Override
    public synchronized Stream<String> list(String prefix) {
        return both(memory.list(prefix), disk.map(folder -> folder.list(prefix)));
    }

    private static Stream<String> both(Stream<String> some, Optional<Stream<String>> others) {
        Set<String> names = new TreeSet<>(some.toList());
        try (Stream<String> more = others.orElse(Stream.empty())) {
            more.forEach(names::add);
        }
        return names.stream();
    }

    @Override
    public synchronized void delete(String key) {
        inMemory -= memory.size(key).orElse(0L);
        memory.delete(key);
        disk.ifPresent(folder -> folder.delete(key));
    }

    @Override
    public synchronized void deleteAll(String prefix) {
        for (String key : memory.list(prefix).toList()) delete(key);
        disk.ifPresent(folder -> folder.deleteAll(prefix));
        if (prefix.isEmpty()) disk = Optional.empty();
    }

    @Override
    public String toString() {
        return memory.toString();
    }
}
