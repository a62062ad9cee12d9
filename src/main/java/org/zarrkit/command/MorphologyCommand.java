package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Erodes, dilates, opens, closes and fills grey images and masks. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Morphology...",
        description = "Radius in pixels, for x, y and z, or one for each axis: 2,2,0.")
public final class MorphologyCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {"erode", "dilate", "open", "close", "minimum", "maximum", "fill_holes", "distance"},
            persist = false)
    private String operation = "open";

    @Parameter(label = "Radius", required = false, persist = false)
    private String radius = "1";

    @Parameter(label = "Shape (empty: box; or ball)", required = false, persist = false)
    private String shape = "";

    @Parameter(label = "Border (empty: reflect; or mirror, nearest, zero, periodic)", required = false, persist = false)
    private String border = "";

    @Parameter(label = "Axes (of fill_holes: y,x for each plane)", required = false, persist = false)
    private String axes = "";

    @Parameter(label = "Reach (of distance)", required = false, persist = false)
    private String reach = "20";

    @Parameter(label = "Units (of distance: pixels or physical)", required = false, persist = false)
    private String units = "";

    @Override
    String operation() {
        return operation;
    }
}
