package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows only the beginning of some values, as an interrupted copy does. */
public final class TruncatingStore extends ForwardingStore {

    private final Predicate<String> truncated;
    private final long bytesLeft;

    public TruncatingStore(WritableStore inner, Predicate<String> truncated, long bytesLeft) {
        super(inner);
        this.truncated = truncated;
        this.bytesLeft = bytesLeft;
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        Optional<Long> size = size(key);
        if (size.isEmpty()) return Optional.empty();
        return super.get(key, ByteRange.of(range.startIn(size.get()), range.lengthIn(size.get())));
    }

    @Override
    public Optional<Long> size(String key) {
        return super.size(key).map(size -> truncated.test(key) ? Math.min(size, bytesLeft) : size);
    }
}
