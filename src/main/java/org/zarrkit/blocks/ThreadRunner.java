package org.zarrkit.blocks;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.zarrkit.image.Limits;

/** Runs steps on threads of its own, which end with the run. Steps begin in order. */
public final class ThreadRunner implements BlockRunner {

    private static final BlockRunner SHARED = new SharedRunner(Integer.MAX_VALUE);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);
    /** How long the steps in hand may go on when the work is cancelled; a person waits. */
    private static final long PATIENCE_CANCELLED = TimeUnit.MILLISECONDS.toNanos(500);
    /** How long when another has failed; a store may be stuck. */
    private static final long PATIENCE_FAILED = TimeUnit.SECONDS.toNanos(20);
    /** How long they then have to heed an interrupt. */
    private static final long PATIENCE_INTERRUPTED = TimeUnit.MILLISECONDS.toNanos(300);

    private final int threads;

    private ThreadRunner(int threads) {
        this.threads = threads;
    }

    /** A runner with this many threads. */
    public static ThreadRunner of(int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads=" + threads + "; expected at least 1");
        return new ThreadRunner(threads);
    }

    /** The runner of this process: all its runs together take as many threads as {@link Limits} says. */
    public static BlockRunner shared() {
        return SHARED;
    }

    /** Whether the caller is a step of a run. */
    static boolean isWorker() {
        return Thread.currentThread() instanceof Worker;
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
        ExecutorService pool = Executors.newFixedThreadPool(threads, Worker::new);
        for (int i = 0; i < threads; i++) pool.execute(worker);
        pool.shutdown();
        awaitAll(pool, failure, progress);
        if (failure.get() instanceof RuntimeException e) throw e;
        if (failure.get() instanceof Error e) throw e;
    }

    /** A thread for steps; its name may change. */
    private static final class Worker extends Thread {
        Worker(Runnable work) {
            super(work, "zarrkit-block");
            setDaemon(true);
        }
    }

    /** Returns when all are over. After a failure those that do not end soon are interrupted, and then left alone. */
    private static void awaitAll(ExecutorService pool, AtomicReference<Throwable> failure, Progress progress) {
        boolean interrupted = false;
        boolean cancelled = false;
        long deadline = 0;
        while (!isOver(pool, POLL)) {
            interrupted |= Thread.interrupted();
            if (interrupted || progress.isCancelled())
                failure.compareAndSet(null, new CancellationException(interrupted ? "interrupted" : "cancelled"));
            if (failure.get() == null) continue;
            boolean wasCancelled = cancelled;
            cancelled |= interrupted || progress.isCancelled() || failure.get() instanceof CancellationException;
            long now = System.nanoTime();
            if (deadline == 0 || cancelled && !wasCancelled)
                deadline = now + (cancelled ? PATIENCE_CANCELLED : PATIENCE_FAILED);
            if (now - deadline < 0) continue;
            pool.shutdownNow();
            isOver(pool, PATIENCE_INTERRUPTED);
            break;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Whether all are over after a while at most; an interrupt is left for later. */
    private static boolean isOver(ExecutorService pool, long nanoseconds) {
        try {
            return pool.awaitTermination(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return pool.isTerminated();
        }
    }
}
