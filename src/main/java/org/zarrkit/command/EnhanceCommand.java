package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Subtracts the background, sharpens, or finds edges and spots. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Enhance...",
        description = "Sigma and radius in pixels, for x, y and z, or one for each axis: 2,2,1.")
public final class EnhanceCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {"subtract_background", "tophat", "unsharp", "laplacian", "gradient", "dog", "variance"},
            persist = false)
    private String operation = "subtract_background";

    @Parameter(label = "Radius (of subtract_background, tophat, variance)", required = false, persist = false)
    private String radius = "20";

    @Parameter(
            label = "Light (of subtract_background: true for a bright background)",
            required = false,
            persist = false)
    private String light = "";

    @Parameter(label = "Smooth (of subtract_background: false not to)", required = false, persist = false)
    private String smooth = "";

    @Parameter(label = "Kind (of tophat: white or black)", required = false, persist = false)
    private String kind = "";

    @Parameter(label = "Shape (of tophat: box or ball)", required = false, persist = false)
    private String shape = "";

    @Parameter(label = "Sigma (of the others)", required = false, persist = false)
    private String sigma = "2";

    @Parameter(label = "Sigma2 (of dog)", required = false, persist = false)
    private String sigma2 = "4";

    @Parameter(label = "Weight (of unsharp)", required = false, persist = false)
    private String weight = "0.6";

    @Parameter(label = "Border (empty: reflect; or mirror, nearest, zero, periodic)", required = false, persist = false)
    private String border = "";

    @Override
    String operation() {
        return operation;
    }
}
