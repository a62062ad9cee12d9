package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** Runs steps on threads of its own, which end with the run. Steps begin in order. */
public final class ThreadRunner implements BlockRunner {

    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);
    /** How long the steps in hand are waited for when the work is cancelled; a person waits. */
    private static final long PATIENCE_CANCELLED = TimeUnit.MILLISECONDS.toNanos(600);
    /** How long when another has failed; a store may be stuck. */
    private static final long PATIENCE_FAILED = TimeUnit.SECONDS.toNanos(20);

    private final int threads;

    private ThreadRunner(int threads) {
        this.threads = threads;
    }

    /** A runner with this many threads. */
    public static ThreadRunner of(int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads=" + threads + "; expected at least 1");
        return new ThreadRunner(threads);
    }

    /** A runner with a thread for each processor. */
    public static ThreadRunner ofAllProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public BlockRunner atMost(int most) {
        return most < threads ? of(most) : this;
    }

    @Override
    public void run(long steps, LongConsumer task, Progress progress) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicLong next = new AtomicLong();
        Runnable worker = () -> {
            try {
                for (long step = next.getAndIncrement(); step < steps; step = next.getAndIncrement()) {
                    if (progress.isCancelled()) failure.compareAndSet(null, new CancellationException("cancelled"));
                    if (failure.get() != null) return;
                    task.accept(step);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads, ThreadRunner::thread);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) workers.add(pool.submit(worker));
            awaitAll(workers, failure, progress);
        } finally {
            pool.shutdownNow();
        }
        if (failure.get() instanceof RuntimeException e) throw e;
        if (failure.get() instanceof Error e) throw e;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "zarrkit-block");
        thread.setDaemon(true);
        return thread;
    }

    /** Returns when all are over, or when there is a failure and they were waited for long enough. */
    private static void awaitAll(List<Future<?>> workers, AtomicReference<Throwable> failure, Progress progress) {
        long failedAt = 0;
        for (Future<?> worker : workers) {
            while (!isOver(worker, failure)) {
                if (progress.isCancelled()) failure.compareAndSet(null, new CancellationException("cancelled"));
                if (failure.get() == null) continue;
                if (failedAt == 0) failedAt = System.nanoTime();
                boolean cancelled = failure.get() instanceof CancellationException;
                long waited = System.nanoTime() - failedAt;
                if (waited > (cancelled ? PATIENCE_CANCELLED : PATIENCE_FAILED)) return;
            }
        }
    }

    private static boolean isOver(Future<?> worker, AtomicReference<Throwable> failure) {
        try {
            worker.get(POLL, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new CancellationException("interrupted"));
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker catches what it throws", e);
        }
    }
}
