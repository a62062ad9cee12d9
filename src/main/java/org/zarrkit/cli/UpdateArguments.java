package org.zarrkit.cli;

import java.util.Optional;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.ngff.Downsampling;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final WorkOptions work = new WorkOptions();

    @Option(names = "--dry-run", description = "Print what would be written, and write nothing.")
    private boolean dryRun;

    UpdateOptions toOptions() {
        UpdateOptions options = UpdateOptions.defaults().withVerify(verify);
        Optional<Long> memory = work.memoryInBytes();
        if (memory.isPresent()) options = options.withMemory(memory.get());
        return downsample.isPresent() ? options.withDownsampling(Downsampling.of(downsample.get())) : options;
    }

    boolean isDryRun() {
        return dryRun;
    }

    BlockRunner runner() {
        return work.runner();
    }
}
