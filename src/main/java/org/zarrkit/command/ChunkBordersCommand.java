package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.Colors;
import java.awt.Color;
import java.util.Arrays;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.ij.ChunkBorders;

/** Draws the borders of the chunks of the current image, or removes them. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Chunk Borders...",
        description = "Lines between the chunks of the current image, as an overlay.")
public final class ChunkBordersCommand implements Command {

    private static final String NONE = "none";

    @Parameter(
            label = "Color",
            choices = {"yellow", "red", "green", "cyan", "white", "black", NONE},
            persist = false)
    private String color = "yellow";

    @Override
    public void run() {
        ImagePlus image = CurrentImage.get();
        if (color.equals(NONE)) ChunkBorders.remove(image);
        else {
            int[] edges = ChunkBorders.draw(image, Colors.getColor(color, Color.yellow));
            IJ.showStatus("chunks of " + Arrays.toString(edges) + " pixels, x first");
        }
    }
}
