package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Smooths the current image by one of several filters. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Smooth...",
        description = "Sigma and radius in pixels, for x, y and z, or one for each axis: 2,2,1.")
public final class SmoothCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {"gaussian", "mean", "median", "percentile"},
            persist = false)
    private String operation = "gaussian";

    @Parameter(label = "Sigma (of gaussian)", required = false, persist = false)
    private String sigma = "2";

    @Parameter(label = "Radius (of the others)", required = false, persist = false)
    private String radius = "2";

    @Parameter(label = "Percent (of percentile)", required = false, persist = false)
    private String percent = "50";

    @Parameter(label = "Shape (empty: box; or ball)", required = false, persist = false)
    private String shape = "";

    @Parameter(label = "Border (empty: reflect; or mirror, nearest, zero, periodic)", required = false, persist = false)
    private String border = "";

    @Override
    String operation() {
        return operation;
    }
}
