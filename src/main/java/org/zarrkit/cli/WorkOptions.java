package org.zarrkit.cli;

import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.MemorySize;
import picocli.CommandLine.Option;

/** What a verb that writes may take of the computer. */
final class WorkOptions {

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "What all threads may take, such as 512M or 2G (default: half of Java's memory).")
    private Optional<String> memory;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: one for each processor).")
    private Optional<Integer> threads;

    BlockRunner runner() {
        return threads.isPresent() ? ThreadRunner.of(threads.get()) : ThreadRunner.shared();
    }

    Optional<Long> memoryInBytes() {
        return memory.map(text -> MemorySize.parse("--memory", text));
    }
}
