package org.zarrkit.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.zarrkit.error.StoreException;

/** Makes those who get the values of some keys wait until it is released. */
public final class SlowStore extends ForwardingStore {

    private static final int PATIENCE_IN_SECONDS = 60;

    private final Predicate<String> slow;
    private final CountDownLatch released = new CountDownLatch(1);
    private final Semaphore waiting = new Semaphore(0);

    public SlowStore(WritableStore inner, Predicate<String> slow) {
        super(inner);
        this.slow = slow;
    }

    /** Waits until that many more calls of {@code get} have begun to wait. */
    public void awaitReaders(int count) throws InterruptedException {
        if (!waiting.tryAcquire(count, PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
            throw new AssertionError("no " + count + " readers came");
    }

    /** Lets everybody go on, from now on at once. */
    public void release() {
        released.countDown();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        if (slow.test(key)) await(key);
        return super.get(key, range);
    }

    private void await(String key) {
        waiting.release();
        try {
            if (!released.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                throw new AssertionError("nobody released the store");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(this + ", key '" + key + "' was not read: interrupted", e);
        }
    }
}
