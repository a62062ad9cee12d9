package org.zarrkit.command;

import ij.ImagePlus;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;

/** Runs a command or macro of ImageJ on each block of the current image, when that is looked at. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Run On Blocks...",
        description = "A command of ImageJ as the recorder notes it, or a macro, on each plane of each block.\n"
                + "What it needs around a pixel must be in the halo: for 'Median...' with radius=2, 2 pixels.")
public final class RunOnBlocksCommand implements Command {

    @Parameter(label = "Command (such as Median...)", columns = 30, required = false, persist = false)
    private String command = "";

    @Parameter(label = "Options (such as radius=2)", columns = 30, required = false, persist = false)
    private String options = "";

    @Parameter(label = "Macro (a file, instead of a command)", style = "open", required = false, persist = false)
    private String macro = "";

    @Parameter(label = "Halo (pixels around a block; or x,y,z)", persist = false)
    private String halo = "0";

    @Parameter(
            label = "Type of the result",
            choices = {"as the image", "uint8", "uint16", "float32"},
            persist = false)
    private String type = "as the image";

    @Parameter(label = "Whole volumes instead of planes", persist = false)
    private boolean whole = false;

    @Override
    public void run() {
        StringBuilder text = new StringBuilder("run");
        if (!command.isBlank())
            text.append(" command=[").append(command.strip()).append(']');
        if (!options.isBlank())
            text.append(" options=[").append(options.strip()).append(']');
        if (!macro.isBlank()) text.append(" macro=[").append(macro.strip()).append(']');
        if (!halo.isBlank()) text.append(" halo=").append(halo.replaceAll("\\s", ""));
        if (!type.startsWith("as ")) text.append(" type=").append(type);
        if (whole) text.append(" stack=true");
        ImagePlus source = CurrentImage.get();
        LazyWindow.show(source, Zarrkit.of(source).then(text.toString()));
    }
}
