package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Runs steps on threads of its own, which end with the run. Steps begin in order. */
public final class ThreadRunner implements BlockRunner {

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
    public void run(long steps, LongConsumer task, Progress progress) {
        AtomicLong next = new AtomicLong();
        AtomicBoolean failed = new AtomicBoolean();
        Runnable worker = () -> {
            try {
                for (long step = next.getAndIncrement(); step < steps && !failed.get(); step = next.getAndIncrement()) {
                    if (progress.isCancelled() || Thread.interrupted()) throw new CancellationException("cancelled");
                    task.accept(step);
                }
            } catch (Throwable failure) {
                failed.set(true);
                throw failure;
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads, ThreadRunner::thread);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) workers.add(pool.submit(worker));
            awaitAll(workers, failed);
        } finally {
            pool.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "zarrkit-block");
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitAll(List<Future<?>> workers, AtomicBoolean failed) {
        Throwable first = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                if (first == null || first instanceof CancellationException) first = e.getCause();
            } catch (InterruptedException e) {
                failed.set(true); // the workers stop after the block in hand
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
        if (first instanceof RuntimeException e) throw e;
        if (first instanceof Error e) throw e;
    }
}
