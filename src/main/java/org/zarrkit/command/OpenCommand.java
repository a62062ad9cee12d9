package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.Pyramid;

/** Opens an OME-Zarr image, plate or array, or files that ImageJ opens, as a virtual hyperstack of one level. */
@Plugin(type = Command.class, label = "Zarrkit Open...")
public final class OpenCommand implements Command {

    @Parameter(
            label = "Path",
            description =
                    "an OME-Zarr image, level, label, plate or well, a Zarr array, an image file, or many that are"
                            + " planes of one image: their folder, or a pattern such as planes/*.tif",
            style = "open",
            persist = false)
    private String path = "";

    @Parameter(label = "Level (0 is full size)", description = "0 is full size", min = "0", persist = false)
    private int level = 0;

    @Parameter(
            label = "Series (of several images: number, path or name)",
            description = "which of several images: its number, from 0, its path or its name",
            required = false,
            persist = false)
    private String series = "";

    @Parameter(
            label = "Axes of a plain array, such as zyx",
            description = "axes of an array that does not name them, such as zyx or tczyx",
            required = false,
            persist = false)
    private String axes = "";

    @Parameter(
            label = "Axis of plane files (empty: as their names tell; z, c or t)",
            description = "the axis along which several files are the planes of one image: z, c or t",
            required = false,
            persist = false)
    private String axis = "";

    @Parameter(
            label = "Rgb of an image file becomes",
            choices = {"channels", "grey"},
            persist = false)
    private String rgb = "channels";

    @Override
    public void run() {
        OpenOptions options = OpenOptions.defaults()
                .withSeries(series)
                .withAxes(axes)
                .withAxis(axis)
                .withRgb(rgb);
        Image image = Zarrkit.open(path, options);
        image.warnings().forEach(IJ::log);
        CurrentImage.show(named(image.pyramid()), level);
        RecentImages.add(path);
    }

    private Pyramid<?> named(Pyramid<?> pyramid) {
        if (!pyramid.multiscale().name().isBlank()) return pyramid;
        String folder = path.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
        return pyramid.withMultiscale(pyramid.multiscale().withName(folder.replaceFirst("(\\.ome)?\\.zarr$", "")));
    }
}
