package org.zarrkit.blocks;

import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/** Calls a task once for every step of a sweep. */
public interface BlockRunner {

    /**
     * Runs {@code task} for the steps 0 to {@code steps - 1}, in any order and from any thread, and returns when all
     * are done. The first failure stops the steps not yet begun and is thrown when those that were are over, or have
     * been waited for long enough: a task must not fail or do harm if it goes on after that.
     *
     * @throws CancellationException within a second if {@code progress} cancels
     */
    void run(long steps, LongConsumer task, Progress progress);

    /** The number of steps that run at the same time at most. */
    default int threads() {
        return 1;
    }

    /** This runner, or one like it that runs at most so many steps at the same time. */
    default BlockRunner atMost(int threads) {
        return this;
    }
}
