package org.zarrkit.image;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Bytes that came through, in all and in each of the last seconds. Safe for many threads. */
final class Throughput {

    /** So many whole seconds are averaged. */
    private static final int SECONDS = 4;

    private final LongSupplier nanoseconds;
    private final long[] bytesInSecond = new long[SECONDS + 1];
    private long second;
    private long total;

    /** @param nanoseconds a clock such as {@link System#nanoTime} */
    Throughput(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        second = now();
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toSeconds(nanoseconds.getAsLong());
    }

    /** Forgets what is longer ago. */
    private void advance() {
        long now = now();
        long first = Math.max(second + 1, now - SECONDS);
        for (long next = first; next <= now; next++) bytesInSecond[index(next)] = 0;
        second = Math.max(second, now);
    }

    private static int index(long second) {
        return (int) Math.floorMod(second, SECONDS + 1);
    }

    synchronized void add(long bytes) {
        advance();
        bytesInSecond[index(second)] += bytes;
        total += bytes;
    }

    synchronized long total() {
        return total;
    }

    /** The bytes per second in the last whole seconds. */
    synchronized double perSecond() {
        advance();
        long bytes = 0;
        for (long past = second - SECONDS; past < second; past++) bytes += bytesInSecond[index(past)];
        return (double) bytes / SECONDS;
    }
}
