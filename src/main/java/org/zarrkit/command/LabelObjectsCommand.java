package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Numbers the objects of a mask, and filters labels. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Label Objects...",
        description = "Objects are the same whatever the chunks.")
public final class LabelObjectsCommand extends OperationCommand {

    @Parameter(
            label = "Operation",
            choices = {"label", "relabel", "size_filter", "remove_border", "segment"},
            persist = false)
    private String operation = "label";

    @Parameter(label = "Connectivity (of label: faces or full)", required = false, persist = false)
    private String connectivity = "";

    @Parameter(label = "Axes (of label, remove_border; empty: those of space)", required = false, persist = false)
    private String axes = "";

    @Parameter(label = "Type (of label: uint32 or uint64)", required = false, persist = false)
    private String type = "";

    @Parameter(label = "Min (of size_filter, in pixels)", required = false, persist = false)
    private String min = "";

    @Parameter(label = "Max (of size_filter, in pixels)", required = false, persist = false)
    private String max = "";

    @Parameter(label = "Each (of segment: operations that give labels)", required = false, persist = false)
    private String each = "";

    @Parameter(label = "Block (of segment: edges of blocks)", required = false, persist = false)
    private String block = "";

    @Parameter(label = "Overlap (of segment)", required = false, persist = false)
    private String overlap = "";

    @Parameter(label = "Agreement (of segment: 0 to 1)", required = false, persist = false)
    private String agreement = "";

    @Override
    String operation() {
        return operation;
    }
}
