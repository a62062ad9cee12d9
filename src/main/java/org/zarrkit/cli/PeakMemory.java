package org.zarrkit.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The most memory that this process has had. */
final class PeakMemory {

    private PeakMemory() {}

    /** The peak of the Java heap and, where the system tells it, of the whole process. */
    static String describe() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        String used =
                (heap >> 20) + " MB of heap at most (" + (Runtime.getRuntime().maxMemory() >> 20) + " MB allowed)";
        return resident().map(mb -> used + ", " + mb + " MB resident").orElse(used);
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
