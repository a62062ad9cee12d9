package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What a store holds below a path, as a store. */
final class SubStore implements Store {

    private final Store inner;
    private final String path;

    private SubStore(Store inner, String path) {
        this.inner = inner;
        this.path = path;
    }

    /** The store below a path; the store itself if the path is empty. */
    static Store of(Store inner, String path) {
        return path.isEmpty() ? inner : new SubStore(inner, Keys.check(path));
    }

    String path() {
        return path;
    }

    @Override
    public Optional<Place> fromAbove() {
        return Optional.of(new Place(inner, path));
    }

    @Override
    public URI uri() {
        return KeyUris.of(inner.uri(), path);
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return inner.get(innerKey(key), range);
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range, IntFunction<byte[]> memory) {
        return inner.get(innerKey(key), range, memory);
    }

    @Override
    public Optional<Long> size(String key) {
        return inner.size(innerKey(key));
    }

    private String innerKey(String key) {
        return path + "/" + Keys.check(key);
    }

    @Override
    public Stream<String> children(String prefix) {
        return inner.children(Keys.join(path, prefix));
    }

    @Override
    public Stream<String> list(String prefix) {
        return inner.list(Keys.join(path, prefix)).map(key -> key.substring(path.length() + 1));
    }

    @Override
    public String toString() {
        return inner + "/" + path;
    }
}
