package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;

/** Shows synthetic fluorescent cells, which are computed where they are looked at. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Sample...",
        description = "Synthetic fluorescent cells in two channels, of any size:\nonly what you look at is computed.")
public final class SampleCommand implements Command {

    @Parameter(label = "Width", min = "1", persist = false)
    private long width = 512;

    @Parameter(label = "Height", min = "1", persist = false)
    private long height = 512;

    @Parameter(label = "Depth", min = "1", persist = false)
    private long depth = 128;

    @Override
    public void run() {
        CurrentImage.show(Zarrkit.sample(width, height, depth).pyramid(), 0);
    }
}
