package org.zarrkit.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows which chunk each pixel of the current image lies in. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Color By Chunk...",
        description = "The number of the chunk of each pixel, from 1 to 255 and again.")
public final class ColorByChunkCommand extends OperationCommand {

    @Parameter(label = "Edges of chunks (empty: those of the image; or x,y,z)", required = false, persist = false)
    private String edges = "";

    @Parameter(label = "Masked (pixels that are 0 stay 0)", persist = false)
    private boolean masked = false;

    @Override
    String operation() {
        return "color_by_chunk";
    }
}
