package org.zarrkit.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds coarser levels to an OME-Zarr image. */
@Command(
        name = "levels",
        description = "Adds the coarser levels that an OME-Zarr image lacks, and updates those that were left behind.",
        footer = {
            "",
            "Levels that are there stay as they are, but where 'patch' was interrupted or left them to this command.",
            "There is no --resume: what was interrupted is done again by the same command, and nothing that is complete",
            "is done twice. TARGET is a folder: an archive can't be added to."
        })
final class LevelsCommand extends UpdateVerb implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TARGET", description = "The OME-Zarr image.")
    private String target;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Number of all levels (default: until the coarsest fits 256 pixels or a chunk).")
    private Optional<Integer> count;

    @Option(names = "--overwrite", description = "Make the levels that are there anew, too.")
    private boolean overwrite;

    LevelsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (count.orElse(1) < 1) throw new IllegalArgumentException("--count " + count.get() + "; expected at least 1");
        change(
                target,
                options(),
                new Change(update -> update.planLevels(count, overwrite), update -> update.levels(count, overwrite)));
        return 0;
    }
}
