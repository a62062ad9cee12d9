package org.zarrkit.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/**
 * Misbehaves at random: fails, for a moment or for good, fills up, loses the end of values, stalls. A replacement of what
 * it holds does, too.
 */
public final class FaultyStore extends ForwardingStore {

    private static final int PATIENCE_IN_SECONDS = 60;

    private final Shared shared;

    /** What a store and its replacement have in common. */
    private record Shared(
            Faults faults,
            Random random,
            AtomicLong left,
            Set<String> broken,
            Queue<String> troubled,
            AtomicInteger stalled,
            CountDownLatch released) {}

    private FaultyStore(WritableStore inner, Shared shared) {
        super(inner);
        this.shared = shared;
    }

    /** Another store with faults. */
    public static FaultyStore of(WritableStore inner, Faults faults, Random random) {
        Shared shared = new Shared(
                faults,
                random,
                new AtomicLong(faults.capacity()),
                ConcurrentHashMap.newKeySet(),
                new ConcurrentLinkedQueue<>(),
                new AtomicInteger(),
                new CountDownLatch(1));
        return new FaultyStore(inner, shared);
    }

    /** This store, of which what fails is tried again four times, without pauses. */
    public WritableStore triedAgain() {
        return new RetryingStore(this, new Retries(4, Duration.ZERO, pause -> {}));
    }

    /** The keys that something went wrong with. */
    public Queue<String> troubled() {
        return shared.troubled;
    }

    /** Whether a call waits until it is released. */
    public boolean isStalled() {
        return shared.released.getCount() > 0 && shared.stalled.get() > 0;
    }

    /** Lets all calls that wait go on, and others from now on. */
    public void release() {
        shared.released.countDown();
    }

    @Override
    public Optional<ByteBuffer> get(String key, ByteRange range) {
        meet(key, "read");
        Optional<Long> size = isChunk(key) && happens(shared.faults.truncated()) ? super.size(key) : Optional.empty();
        if (size.isEmpty()) return super.get(key, range);
        shared.troubled.add(key);
        long part = (long) (size.get() * shared.random.nextDouble());
        return super.get(key, ByteRange.of(range.startIn(part), range.lengthIn(part)));
    }

    @Override
    public Optional<Long> size(String key) {
        meet(key, "looked at");
        return super.size(key);
    }

    @Override
    public Stream<String> children(String prefix) {
        meet(prefix, "listed");
        return super.children(prefix);
    }

    @Override
    public Stream<String> list(String prefix) {
        meet(prefix, "listed");
        return super.list(prefix);
    }

    @Override
    public void put(String key, ByteBuffer value) {
        meet(key, "written");
        if (shared.left.addAndGet(-value.remaining()) < 0) {
            shared.left.addAndGet(value.remaining());
            throw failure(key, "written", "No space left on device");
        }
        ByteBuffer kept = value.duplicate();
        if (happens(shared.faults.truncated())) {
            shared.troubled.add(key);
            kept.limit(kept.position() + (int) (kept.remaining() * shared.random.nextDouble()));
        }
        super.put(key, kept);
    }

    @Override
    public void delete(String key) {
        meet(key, "deleted");
        super.delete(key);
    }

    @Override
    public void deleteAll(String prefix) {
        meet(prefix, "deleted");
        super.deleteAll(prefix);
    }

    @Override
    public Replacement replacement(String prefix) {
        Replacement inner = super.replacement(prefix);
        return new Replacement() {
            @Override
            public WritableStore store() {
                return new FaultyStore(inner.store(), shared).triedAgain();
            }

            @Override
            public void commit() {
                meet(prefix, "replaced");
                inner.commit();
            }

            @Override
            public void discard() {
                meet(prefix, "discarded");
                inner.discard();
            }
        };
    }

    /** Whether a key is one of a chunk or shard. */
    public static boolean isChunk(String key) {
        return key.matches("(.*/)?c/[0-9/]+|[0-9]+(/[0-9]+)+");
    }

    private boolean happens(double part) {
        return shared.random.nextDouble() < part;
    }

    private void meet(String key, String what) {
        if (happens(shared.faults.passing())) throw failure(key, what, "Connection reset by peer");
        if (happens(shared.faults.lasting())) shared.broken.add(key);
        if (shared.broken.contains(key)) throw failure(key, what, "Input/output error");
        if (isChunk(key) && what.equals("written") && happens(shared.faults.stalled())) stall(key);
    }

    private StoreException failure(String key, String what, String cause) {
        shared.troubled.add(key);
        return new StoreException(this + ", key '" + key + "' can't be " + what + ": " + cause, new IOException(cause));
    }

    /** Some systems let go of a thread that is interrupted, some do not. */
    private void stall(String key) {
        shared.troubled.add(key);
        shared.stalled.incrementAndGet();
        boolean letsGo = shared.random.nextBoolean();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!shared.released.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                        throw new AssertionError("nobody released the store");
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (letsGo)
                        throw new StoreException(this + ", key '" + key + "'", new ClosedByInterruptException());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
