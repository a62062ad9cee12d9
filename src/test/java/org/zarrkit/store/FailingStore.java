package org.zarrkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import org.zarrkit.error.StoreException;

/** Fails to get and to put the values of some keys, as a full disk does: trying again is of no use. */
public final class FailingStore extends ForwardingStore {

    private final Predicate<String> fails;

    /** @param fails asked before each get and put; what it answers may change with time */
    public FailingStore(WritableStore inner, Predicate<String> fails) {
        super(inner);
        this.fails = fails;
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        if (fails.test(key)) throw failure(key, "read");
        return super.get(key, range);
    }

    @Override
    public void put(String key, ByteBuffer value) {
        if (fails.test(key)) throw failure(key, "written");
        super.put(key, value);
    }

    private StoreException failure(String key, String what) {
        return new StoreException(
                this + ", key '" + key + "' can't be " + what, new IOException("No space left on device"));
    }
}
