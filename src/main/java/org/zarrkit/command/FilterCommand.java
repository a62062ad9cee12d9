package org.zarrkit.command;

import ij.ImagePlus;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.OpText;

/** Shows the current image with operations, which are computed where and when it is looked at. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Filter...",
        description = "One operation or several, separated by semicolons:\n"
                + "   gaussian sigma=2      (in pixels; or one for each axis, sigma=2,2,1)\n"
                + "   threshold method=Otsu      (or any of ImageJ's methods; or min=100)\n"
                + "   convert type=float32      (or uint8, uint16 ...)")
public final class FilterCommand implements Command {

    @Parameter(
            label = "Operations",
            columns = 45,
            description = "such as operations=[gaussian sigma=2; threshold method=Otsu]",
            persist = false)
    private String operations = "gaussian sigma=2";

    @Override
    public void run() {
        ImagePlus source = CurrentImage.get();
        Image image = Zarrkit.of(source);
        for (String operation : OpText.split(operations)) image = image.then(operation);
        LazyWindow.show(source, image);
    }
}
