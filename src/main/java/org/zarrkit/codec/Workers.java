package org.zarrkit.codec;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Shares the tasks of one call between the calling thread and those of an executor. The caller works too and waits
 * only for tasks that have begun: calls may be nested, and an executor that has no thread to spare stops nothing.
 */
public final class Workers {

    private static final Workers NONE = new Workers(Runnable::run, 1);

    private final Executor executor;
    private final int threads;

    private Workers(Executor executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /** The calling thread alone. */
    public static Workers none() {
        return NONE;
    }

    /**
     * The calling thread and some of an executor, which must run what it is given on threads of its own.
     *
     * @param threads how many work at the same time at most, the calling one among them
     */
    public static Workers of(Executor executor, int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads=" + threads + "; expected at least 1");
        return threads == 1 ? NONE : new Workers(executor, threads);
    }

    /** How many threads work at the same time at most. */
    public int threads() {
        return threads;
    }

    /**
     * Runs the tasks 0 to {@code tasks - 1}, begun in this order, and returns when all are done. The first failure
     * stops those not yet begun, interrupts the others, and is thrown when these are over; so does an interrupt of the
     * calling thread, which is kept for later.
     */
    public void run(int tasks, IntConsumer task) {
        if (threads == 1 || tasks < 2) {
            for (int i = 0; i < tasks; i++) task.accept(i);
            return;
        }
        Sweep sweep = new Sweep(tasks, task);
        askForHelp(sweep, Math.min(threads, tasks) - 1);
        sweep.work();
        sweep.await();
    }

    private void askForHelp(Sweep sweep, int helpers) {
        try {
            for (int i = 0; i < helpers; i++) executor.execute(sweep::help);
        } catch (RejectedExecutionException e) {
            return; // the calling thread does what the others don't
        }
    }

    /** The tasks of one call. */
    private static final class Sweep {

        private final int tasks;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final Set<Thread> helpers = new HashSet<>();
        private boolean over;
        private boolean stopped;
        private Throwable failure;

        Sweep(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
        }

        /** What an executor runs, perhaps when all is over. */
        void help() {
            synchronized (this) {
                if (over) return;
                helpers.add(Thread.currentThread());
            }
            work();
            synchronized (this) {
                helpers.remove(Thread.currentThread());
                if (stopped) Thread.interrupted(); // meant for this call, not for what the thread does next
                notifyAll();
            }
        }

        void work() {
            try {
                for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) task.accept(i);
            } catch (Throwable thrown) {
                next.set(tasks);
                synchronized (this) {
                    if (failure == null) failure = thrown;
                    interruptOthers();
                }
            }
        }

        /** Helpers that wait, for a store say: what they do is not needed any more. */
        private void interruptOthers() {
            stopped = true;
            for (Thread helper : helpers) if (helper != Thread.currentThread()) helper.interrupt();
        }

        /** Even an interrupted caller waits for its helpers: they may still write to what it has given. */
        synchronized void await() {
            over = true;
            boolean interrupted = false;
            while (!helpers.isEmpty()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    interruptOthers();
                }
            }
            if (interrupted) Thread.currentThread().interrupt();
            if (failure instanceof Error e) throw e;
            if (failure != null) throw (RuntimeException) failure;
        }
    }
}
