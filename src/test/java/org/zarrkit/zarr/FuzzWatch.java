package org.zarrkit.zarr;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs mutations one after the other in a thread of their own and fails when one takes more than two seconds of the
 * processor's time or allocates more than 256 MB, also one that never ends.
 */
final class FuzzWatch {

    private static final long MOST_NANOS = 2_000_000_000L;
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_MILLIS_WITHOUT_PROGRESS = 120_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Supplier<String> story;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile int current = -1;
    private volatile long beganAt;
    private long mostAllocated;
    private long mostNanos;

    /** @param story of the mutation in hand, for messages */
    FuzzWatch(Supplier<String> story) {
        this.story = story;
    }

    /** What the mutations took. */
    @Override
    public String toString() {
        return String.format("most allocated %d KiB, slowest %d ms", mostAllocated >> 10, mostNanos / 1_000_000);
    }

    void run(int mutations, IntConsumer mutation) throws InterruptedException {
        Thread worker = new Thread(() -> work(mutations, mutation), "fuzz");
        worker.setDaemon(true);
        worker.start();
        int seen = -1;
        long seenAt = System.nanoTime();
        while (worker.isAlive()) {
            worker.join(200);
            int now = current;
            long took = THREADS.getThreadCpuTime(worker.getId()) - beganAt;
            long waited = (System.nanoTime() - seenAt) / 1_000_000;
            if (now != seen) {
                seen = now;
                seenAt = System.nanoTime();
            } else if (worker.isAlive() && (took > MOST_NANOS || waited > MOST_MILLIS_WITHOUT_PROGRESS)) {
                throw new AssertionError(story.get() + " does not end: " + stackOf(worker));
            }
        }
        if (failure.get() != null) throw new AssertionError(story.get(), failure.get());
    }

    private static String stackOf(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).map(Object::toString).collect(Collectors.joining(" < "));
    }

    private void work(int mutations, IntConsumer mutation) {
        try {
            for (int i = 0; i < mutations; i++) {
                long thread = Thread.currentThread().getId();
                beganAt = THREADS.getThreadCpuTime(thread);
                current = i;
                long before = THREADS.getThreadAllocatedBytes(thread);
                mutation.accept(i);
                long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
                long nanos = THREADS.getThreadCpuTime(thread) - beganAt;
                mostAllocated = Math.max(mostAllocated, allocated);
                mostNanos = Math.max(mostNanos, nanos);
                if (allocated > MOST_BYTES) throw new AssertionError(allocated + " bytes allocated");
                if (nanos > MOST_NANOS) throw new AssertionError(nanos + " ns taken");
            }
        } catch (Throwable e) {
            failure.set(e);
        }
    }
}
