package org.zarrkit.blocks;

import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.zarrkit.image.Limits;

/**
 * Runs steps on as many threads as the {@link Limits} of the process allow all runs together. A run that is begun by a
 * step of another goes on on the thread of that step.
 */
final class SharedRunner implements BlockRunner {

    private final int most;

    /** @param most threads, if the limits allow more */
    SharedRunner(int most) {
        this.most = most;
    }

    @Override
    public int threads() {
        return Math.min(most, Limits.shared().threads());
    }

    @Override
    public BlockRunner atMost(int threads) {
        return new SharedRunner(Math.min(most, threads));
    }

    @Override
    public void run(long steps, LongConsumer task, Progress progress) {
        if (ThreadRunner.isWorker()) runHere(steps, task, progress);
        else ThreadRunner.of(threads()).run(steps, step -> runOne(step, task), progress);
    }

    private static void runOne(long step, LongConsumer task) {
        try {
            Limits.shared().takeThread();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        try {
            task.accept(step);
        } finally {
            Limits.shared().giveBackThread();
        }
    }

    private static void runHere(long steps, LongConsumer task, Progress progress) {
        for (long step = 0; step < steps; step++) {
            if (progress.isCancelled()) throw new CancellationException("cancelled");
            task.accept(step);
        }
    }
}
