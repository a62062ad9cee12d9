package org.zarrkit.store;

import java.util.stream.Stream;

/** Lists nothing of another store, as web servers do. */
public final class UnlistableStore extends ForwardingStore {

    public UnlistableStore(WritableStore inner) {
        super(inner);
    }

    @Override
    public Stream<String> children(String prefix) {
        return Stream.empty();
    }

    @Override
    public Stream<String> list(String prefix) {
        return Stream.empty();
    }
}
