package org.zarrkit.doctor;

import java.util.function.LongUnaryOperator;

/** Runs work of many steps. Each step is run once, on any thread; what one throws ends the run and is thrown. */
@FunctionalInterface
public interface Steps {

    /** One after the other, on the thread that calls. */
    Steps IN_ORDER = (count, step) -> {
        for (long i = 0; i < count; i++) step.applyAsLong(i);
    };

    /**
     * Runs the steps from 0 to {@code count - 1}, and returns when all are done.
     *
     * @param step gives the number of bytes that it has decoded
     */
    void run(long count, LongUnaryOperator step);
}
