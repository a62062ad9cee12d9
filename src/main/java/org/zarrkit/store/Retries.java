package org.zarrkit.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.zarrkit.error.StoreException;

/** Tries again what failed, after a pause that grows, where that may help. */
final class Retries {

    static final Retries PATIENT = new Retries(4, Duration.ofMillis(100), Pauses.SLEEPING);

    /** What systems say of errors that waiting does not mend. */
    private static final Pattern LASTING = Pattern.compile(
            "No space left|not enough space|quota|Read-only|name too long|Not a directory|Is a directory",
            Pattern.CASE_INSENSITIVE);

    private static final int GROWTH = 4;

    private final int attempts;
    private final Duration firstPause;
    private final Pauses pauses;

    Retries(int attempts, Duration firstPause, Pauses pauses) {
        this.attempts = attempts;
        this.firstPause = firstPause;
        this.pauses = pauses;
    }

    /** The result of the action's first attempt that does not fail, or its last failure. */
    <R> R call(Supplier<R> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (StoreException e) {
                if (attempt >= attempts || isLasting(e)) throw attempt == 1 ? e : tried(attempt, e);
                pause(attempt, e);
            }
        }
    }

    private static StoreException tried(int attempts, StoreException last) {
        return new StoreException(last.getMessage() + " (attempt " + attempts + ", the last)", last);
    }

    /** Whether waiting does not mend it: it is not the system that failed, or the system says what stays. */
    static boolean isLasting(StoreException failure) {
        boolean system = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException || cause instanceof NoSuchFileException) return true;
            if (!(cause instanceof IOException)) continue;
            system = true;
            if (LASTING.matcher(String.valueOf(cause.getMessage())).find()) return true;
        }
        return !system;
    }

    private void pause(int attempt, StoreException failure) {
        double factor =
                Math.pow(GROWTH, attempt - 1) * ThreadLocalRandom.current().nextDouble(0.5, 1);
        try {
            pauses.pause(Duration.ofMillis((long) (firstPause.toMillis() * factor)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
