package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.WriteOptions;

/** Saves the current image, whose pixels are labels, as a label image of a stored image, with as many levels. */
@Plugin(type = Command.class, label = "Zarrkit Save Labels...")
public final class SaveLabelsCommand implements Command {

    @Parameter(
            label = "Path of the image that gets the labels",
            description = "an OME-Zarr image: a folder, or inside a .zip or .ozx",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(
            label = "Name of the labels",
            description = "letters, digits, - and _; the labels are put into labels/NAME",
            persist = false)
    private String name = "";

    @Parameter(label = "Overwrite labels of this name", persist = false)
    private boolean overwrite = false;

    @Parameter(label = "Resume (labels that are complete already are fine)", persist = false)
    private boolean resume = false;

    @Override
    public void run() {
        Image labels = Zarrkit.of(CurrentImage.get());
        WriteOptions options =
                WriteOptions.labelDefaults().withOverwrite(overwrite).withResume(resume);
        try (StatusProgress progress = new StatusProgress()) {
            labels.saveLabels(path, name.strip(), options, ThreadRunner.shared(), progress);
        }
        IJ.showStatus("saved labels '" + name.strip() + "' in " + path);
    }
}
