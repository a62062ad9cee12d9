package org.zarrkit.blocks;

import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/** Calls a task once for every step of a sweep. */
public interface BlockRunner {

    /**
     * Runs {@code task} for the steps 0 to {@code steps - 1}, in any order and from any thread, and returns when all
     * are done. The first failure stops the steps not yet begun and is thrown when those that were are over.
     *
     * @throws CancellationException if {@code progress} cancels
     */
    void run(long steps, LongConsumer task, Progress progress);
}
