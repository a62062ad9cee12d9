package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Chooses what happens to OME-Zarr images that are dropped on ImageJ, now and in later sessions. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Drop Options...",
        description = "What happens to an OME-Zarr that is dropped on ImageJ's window,\n"
                + "or opened by File>Open Recent. Of several images you are always asked which.")
public final class DropOptionsCommand implements Command {

    @Parameter(
            label = "Drop",
            choices = {"open at once", "ask each time", "leave to others"},
            persist = false)
    private String drop = "open at once";

    /** Shows what was chosen last. */
    public DropOptionsCommand() {
        drop = DropAction.remembered().text();
    }

    @Override
    public void run() {
        DropAction.of(drop).remember();
        IJ.showStatus("dropped images: " + drop);
    }
}
