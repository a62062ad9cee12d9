package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** Passes some operations on to another store and then none, as a program does that is killed. */
public final class DyingStore extends ForwardingStore {

    /** Nobody catches this. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private int operations;

    /** @param operations how many are passed on */
    public DyingStore(WritableStore inner, int operations) {
        super(inner);
        this.operations = operations;
    }

    private void live() {
        if (operations-- <= 0) throw new Killed();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        live();
        return super.get(key, range);
    }

    @Override
    public Optional<Long> size(String key) {
        live();
        return super.size(key);
    }

    @Override
    public Stream<String> children(String prefix) {
        live();
        return super.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        live();
        return super.list(prefix);
    }

    @Override
    public void put(String key, ByteBuffer value) {
        live();
        super.put(key, value);
    }

    @Override
    public void delete(String key) {
        live();
        super.delete(key);
    }

    @Override
    public void deleteAll(String prefix) {
        live();
        super.deleteAll(prefix);
    }
}
