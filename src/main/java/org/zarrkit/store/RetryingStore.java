package org.zarrkit.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Another store, of which what fails is tried again: four times, with pauses of a tenth of a second that grow, unless
 * the failure is one that stays, such as a full disk.
 */
public final class RetryingStore implements WritableStore {

    private final WritableStore inner;
    private final Retries retries;

    RetryingStore(WritableStore inner, Retries retries) {
        this.inner = inner;
        this.retries = retries;
    }

    /** A store whose failures are tried again; itself if it is one. */
    public static WritableStore of(WritableStore store) {
        return store instanceof RetryingStore ? store : new RetryingStore(store, Retries.PATIENT);
    }

    @Override
    public URI uri() {
        return inner.uri();
    }

    @Override
    public Optional<Place> fromAbove() {
        return inner.fromAbove().map(place -> {
            Store above = place.store() instanceof WritableStore writable
                    ? new RetryingStore(writable, retries)
                    : place.store();
            return new Place(above, place.path());
        });
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        return retries.call(() -> inner.get(key, range));
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range, IntFunction<byte[]> memory) {
        return retries.call(() -> inner.get(key, range, memory));
    }

    @Override
    public Optional<Long> size(String key) {
        return retries.call(() -> inner.size(key));
    }

    @Override
    public Stream<String> children(String prefix) {
        return retries.call(() -> inner.children(prefix));
    }

    @Override
    public Stream<String> list(String prefix) {
        return retries.call(() -> inner.list(prefix));
    }

    @Override
    public void put(String key, ByteBuffer value) {
        run(() -> inner.put(key, value.duplicate()));
    }

    @Override
    public void delete(String key) {
        run(() -> inner.delete(key));
    }

    @Override
    public void deleteAll(String prefix) {
        run(() -> inner.deleteAll(prefix));
    }

    @Override
    public void deleteLeftovers(String prefix) {
        run(() -> inner.deleteLeftovers(prefix));
    }

    @Override
    public void deleteEmpty(String prefix) {
        run(() -> inner.deleteEmpty(prefix));
    }

    @Override
    public boolean keepsAll() {
        return inner.keepsAll();
    }

    @Override
    public void recover(String prefix) {
        run(() -> inner.recover(prefix));
    }

    @Override
    public Replacement replacement(String prefix) {
        return inner.replacement(prefix);
    }

    private void run(Runnable action) {
        retries.call(() -> {
            action.run();
            return true;
        });
    }

    @Override
    public String toString() {
        return inner.toString();
    }
}
