package org.zarrkit.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Wall and CPU time from its making, or start, to its stop; CPU time is that of all threads, the JVM's own too (Linux). */
final class Clock {

    private static final Path THREADS = Path.of("/proc/self/task");

    private long nanoseconds;
    private long cpuNanoseconds;
    private long from;
    private long cpuFrom;

    Clock() {
        start();
    }

    void start() {
        cpuFrom = cpuTime();
        from = System.nanoTime();
    }

    void stop() {
        nanoseconds += System.nanoTime() - from;
        cpuNanoseconds += cpuTime() - cpuFrom;
    }

    /** What {@code compare.py} reads. */
    String answer(long sum) {
        return String.format(Locale.ROOT, "%.6f\t%.6f\t%d", nanoseconds / 1e9, cpuNanoseconds / 1e9, sum);
    }

    private static long cpuTime() {
        try (Stream<Path> threads = Files.list(THREADS)) {
            List<Path> all = threads.toList();
            return all.stream().mapToLong(Clock::cpuTime).sum();
        } catch (IOException noneToTell) {
            return 0;
        }
    }

    /** The first number of its statistics is the time on a CPU, in ns. */
    private static long cpuTime(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
