package org.zarrkit.command;

import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.UpdateOptions;

/** Appends the current image to a stored one, in all its levels. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Append...",
        description = "Appends the current image to an OME-Zarr, at the end of an axis.")
public final class AppendCommand implements Command {

    @Parameter(
            label = "Path of the image that becomes longer",
            description = "the folder of an OME-Zarr image",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(
            label = "Axis",
            choices = {"t", "c", "z", "y", "x"},
            persist = false)
    private String axis = "t";

    @Parameter(
            label = "Downsample by",
            choices = {"as before", "mean", "median", "min", "max", "mode", "nearest"},
            persist = false)
    private String downsample = "as before";

    @Parameter(label = "Resume (nothing is done if all was appended)", persist = false)
    private boolean resume = false;

    @Parameter(label = "Verify by reading all back", persist = false)
    private boolean verify = false;

    @Parameter(label = "Memory (empty: half of Java's; or 512M, 2G ...)", required = false, persist = false)
    private String memory = "";

    @Override
    public void run() {
        Image image = Zarrkit.of(CurrentImage.get());
        UpdateOptions options = UpdateInputs.options(downsample, verify, memory).withResume(resume);
        UpdateInputs.update(path, options, update -> update.append(List.of(image.lazy()), axis));
    }
}
