package org.zarrkit.command;

import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.UpdateOptions;
import org.zarrkit.blocks.UpdateOptions.Sharing;
import org.zarrkit.image.AxisValues;

/** Writes the current image into a region of a stored one, and brings its levels up to date. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Write Region...",
        description = "Writes the current image into a region of an OME-Zarr, in all levels.")
public final class WriteRegionCommand implements Command {

    private static final Map<String, Sharing> WRITERS = Map.of(
            "this alone", Sharing.ALONE,
            "several", Sharing.ALIGNED,
            "several, levels later", Sharing.LEVELS_LATER);

    @Parameter(
            label = "Path of the image to write into",
            description = "the folder of an OME-Zarr image",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(label = "At (where the first pixel goes: z=10,y=0,x=512; empty: 0)", required = false, persist = false)
    private String at = "";

    @Parameter(
            label = "Downsample by",
            choices = {"as before", "mean", "median", "min", "max", "mode", "nearest"},
            persist = false)
    private String downsample = "as before";

    @Parameter(
            label = "Writers",
            choices = {"this alone", "several", "several, levels later"},
            persist = false)
    private String writers = "this alone";

    @Parameter(label = "Resume (of several: take over the region of one that was ended)", persist = false)
    private boolean resume = false;

    @Parameter(label = "Verify by reading all back", persist = false)
    private boolean verify = false;

    @Parameter(label = "Memory (empty: half of Java's; or 512M, 2G ...)", required = false, persist = false)
    private String memory = "";

    @Override
    public void run() {
        Map<String, Long> position = AxisValues.positions(at, "at");
        Image image = Zarrkit.of(CurrentImage.get());
        UpdateOptions options = UpdateInputs.options(downsample, verify, memory)
                .withSharing(WRITERS.get(writers))
                .withResume(resume);
        UpdateInputs.update(path, options, update -> update.patch(image.lazy(), position));
    }
}
