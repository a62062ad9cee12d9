package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows all pixels along an axis of the current image as one. */
@Plugin(type = Command.class, label = "Zarrkit Project...")
public final class ProjectCommand extends OperationCommand {

    @Parameter(label = "Axis (such as z, c, t)", persist = false)
    private String axis = "z";

    @Parameter(
            label = "Method",
            choices = {"max", "min", "mean", "sum", "sd", "median"},
            persist = false)
    private String method = "max";

    @Override
    String operation() {
        return "project";
    }
}
