package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.image.Pyramid;

/** Opens an OME-Zarr image, or any file that ImageJ opens, as a virtual hyperstack of one level. */
@Plugin(type = Command.class, label = "Zarrkit Open...")
public final class OpenCommand implements Command {

    @Parameter(
            label = "Path",
            description = "the folder of an OME-Zarr image or Zarr array, or an image file",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(label = "Level (0 is full size)", description = "0 is full size", min = "0", persist = false)
    private int level = 0;

    @Override
    public void run() {
        Image image = Zarrkit.open(path).level(level);
        image.warnings().forEach(IJ::log);
        Hyperstack.notes(image.pyramid()).forEach(IJ::log);
        CurrentImage.show(named(image).imagePlus());
    }

    private Image named(Image image) {
        Pyramid<?> pyramid = image.pyramid();
        if (!pyramid.multiscale().name().isBlank()) return image;
        String folder = path.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
        return Zarrkit.of(
                pyramid.withMultiscale(pyramid.multiscale().withName(folder.replaceFirst("(\\.ome)?\\.zarr$", ""))));
    }
}
