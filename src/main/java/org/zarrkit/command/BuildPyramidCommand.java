package org.zarrkit.command;

import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Adds the levels that a stored image lacks, and updates those that were left behind. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Build Pyramid...",
        description = "Adds the coarser levels that an OME-Zarr lacks, and updates those that were left behind.")
public final class BuildPyramidCommand implements Command {

    @Parameter(
            label = "Path of the image",
            description = "the folder of an OME-Zarr image",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(label = "Count of all levels (0: automatic)", min = "0", persist = false)
    private int count = 0;

    @Parameter(
            label = "Downsample by",
            choices = {"as before", "mean", "median", "min", "max", "mode", "nearest"},
            persist = false)
    private String downsample = "as before";

    @Parameter(label = "Overwrite levels that are there", persist = false)
    private boolean overwrite = false;

    @Parameter(label = "Verify by reading all back", persist = false)
    private boolean verify = false;

    @Parameter(label = "Memory (empty: half of Java's; or 512M, 2G ...)", required = false, persist = false)
    private String memory = "";

    @Override
    public void run() {
        Optional<Integer> levels = count == 0 ? Optional.empty() : Optional.of(count);
        UpdateInputs.update(
                path, UpdateInputs.options(downsample, verify, memory), update -> update.levels(levels, overwrite));
    }
}
