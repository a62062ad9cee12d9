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
<<<<<<< HEAD
        for (String operation : OpText.split(operations)) image = image.then(operation);
        LazyWindow.show(source, image);
=======
        for (String operation : operations.split(";")) if (!operation.isBlank()) image = image.then(operation.strip());
        IJ.showStatus(operations);
        // A threshold by a method needs the whole image; better now, where it can be cancelled, than when it is drawn.
        LazyImage<?> ready;
        try (StatusProgress progress = new StatusProgress()) {
            ready = image.lazy().resolve(ThreadRunner.shared(), progress);
        }
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
>>>>>>> 6bc7bf6 (Save As shows what it will write, and why not; Ctrl-C, SIGTERM and Fiji's tasks cancel so that a save goes on; files of the source are in the recipe; nothing but Zarr is replaced, nor the working directory)
    }
}
