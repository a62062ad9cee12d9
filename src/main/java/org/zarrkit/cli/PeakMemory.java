package org.zarrkit.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The most memory that this process has had. */
final class PeakMemory {

    private PeakMemory() {}

    /** Of the whole process where the system tells it, else of the Java heap, which is the larger part of it. */
    static String describe() {
        String limit = " (heap limit " + (Runtime.getRuntime().maxMemory() >> 20) + " MB)";
        return resident().map(mb -> mb + " MB resident").orElseGet(() -> heap() + " MB of heap") + limit;
    }

    /** The pools' peaks need not be at the same time: their sum is an upper bound. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    /** Linux tells it as {@code VmHWM:  123456 kB}. */
    private static Optional<Long> resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
