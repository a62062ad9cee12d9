package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import java.util.Arrays;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

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
        for (String operation : operations.split(";")) if (!operation.isBlank()) image = image.then(operation.strip());
        IJ.showStatus(operations);
        // A threshold by a method needs the whole image; better now, where it can be cancelled, than when it is drawn.
        LazyImage<?> ready = image.lazy().resolve(ThreadRunner.shared(), new StatusProgress());
        Pyramid<?> computed =
                ready.pyramid(CellCache.shared()).withPipeline(image.lazy().pipeline());
        ImagePlus result = Hyperstack.of(named(computed));
        boolean samePlanes = Arrays.equals(result.getDimensions(), source.getDimensions());
        if (samePlanes) result.setPosition(source.getChannel(), source.getSlice(), source.getFrame());
        CurrentImage.show(result);
    }

    private Pyramid<?> named(Pyramid<?> result) {
        String name = result.multiscale().name() + " (" + operations.strip() + ")";
        return result.withMultiscale(result.multiscale().withName(name));
    }
}
