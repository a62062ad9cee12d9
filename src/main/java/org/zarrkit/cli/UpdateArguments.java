package org.zarrkit.cli;

import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.image.MemorySize;
import org.zarrkit.ngff.Downsampling;
import picocli.CommandLine.Option;

/** How a stored image is changed, for every verb that does. */
final class UpdateArguments {

    @Option(
            names = "--downsample",
            paramLabel = "METHOD",
            description = "How coarser levels are made: mean, median, min, max, nearest or mode (default: as the image"
                    + " says of itself).")
    private Optional<String> downsample;

    @Option(names = "--verify", description = "Read back all that was written and compare checksums.")
    private boolean verify;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "What blocks may take, such as 512M or 2G (default: half of Java's memory).")
    private Optional<String> memory;

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: one for each processor).")
    private Optional<Integer> threads;

    @Option(names = "--dry-run", description = "Print what would be written, and write nothing.")
    private boolean dryRun;

    UpdateOptions toOptions() {
        UpdateOptions options = UpdateOptions.defaults().withVerify(verify);
        if (memory.isPresent()) options = options.withMemory(MemorySize.parse("--memory", memory.get()));
        return downsample.isPresent() ? options.withDownsampling(Downsampling.of(downsample.get())) : options;
    }

    boolean isDryRun() {
        return dryRun;
    }

    BlockRunner runner() {
        return threads.isPresent() ? ThreadRunner.of(threads.get()) : ThreadRunner.ofAllProcessors();
    }
}
