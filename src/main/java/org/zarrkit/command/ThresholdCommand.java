package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows a mask of the current image: above one threshold, or above one for the surroundings of each pixel. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Threshold...",
        description = "threshold: Otsu or any other of ImageJ's methods on the whole image, or a smallest value.\n"
                + "local_threshold: mean, median, midgrey, niblack, sauvola, phansalkar, bernsen, contrast.")
public final class ThresholdCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {"threshold", "local_threshold"},
            persist = false)
    private String operation = "threshold";

    @Parameter(label = "Method (empty: Otsu; local: mean)", required = false, persist = false)
    private String method = "";

    @Parameter(label = "Min (instead of a method)", required = false, persist = false)
    private String min = "";

    @Parameter(label = "Radius (local)", required = false, persist = false)
    private String radius = "7";

    @Parameter(label = "Offset (local)", required = false, persist = false)
    private String offset = "";

    @Parameter(label = "K (local)", required = false, persist = false)
    private String k = "";

    @Parameter(
            label = "Border (local; empty: reflect; or mirror, nearest, zero, periodic)",
            required = false,
            persist = false)
    private String border = "";

    @Override
    String operation() {
        if (operation.equals("threshold") && method.isBlank() && min.isBlank()) method = "Otsu";
        return operation;
    }
}
