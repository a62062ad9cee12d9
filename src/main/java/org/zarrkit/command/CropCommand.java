package org.zarrkit.command;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.ij.PlaneSource;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

/**
 * Shows a box of the current image at full size, whatever level its window shows. Lazy. Without values it is the
 * rectangle around the selection, and all channels, slices and frames.
 */
@Plugin(
        type = Command.class,
        label = "Zarrkit Crop...",
        description = "Shows a box of the current image, at first that around the selection. Pixels are\n"
                + "those of full size (level 0), whatever level the window shows. Channels, slices and\n"
                + "frames are ranges such as 1-40; empty: all.")
public final class CropCommand implements Command {

    @Parameter(label = "X (left edge, from 0)", min = "0", persist = false)
    private long x = 0;

    @Parameter(label = "Y (upper edge, from 0)", min = "0", persist = false)
    private long y = 0;

    @Parameter(label = "Width (0: to the right edge)", min = "0", persist = false)
    private long width = 0;

    @Parameter(label = "Height (0: to the lower edge)", min = "0", persist = false)
    private long height = 0;

    @Parameter(label = "Channels", required = false, persist = false)
    private String channels = "";

    @Parameter(label = "Slices", required = false, persist = false)
    private String slices = "";

    @Parameter(label = "Frames", required = false, persist = false)
    private String frames = "";

    /** Around the selection of the current image, if it has one. */
    public CropCommand() {
        CurrentImage.find().flatMap(CropBox::selected).ifPresent(box -> {
            x = box.x();
            y = box.y();
            width = box.width();
            height = box.height();
        });
    }

    @Override
    public void run() {
        ImagePlus window = CurrentImage.get();
        Pyramid<?> whole = PlaneSource.whole(window, CellCache.shared());
        List<String> ranges = new ArrayList<>();
        CropRanges axes = new CropRanges(whole);
        axes.pixels(0, x, width).ifPresent(ranges::add);
        axes.pixels(1, y, height).ifPresent(ranges::add);
        axes.range("channels", whole.channelDimension(), channels).ifPresent(ranges::add);
        axes.range("slices", whole.spaceDimensions() > 2 ? 2 : -1, slices).ifPresent(ranges::add);
        axes.range("frames", axes.frameDimension(), frames).ifPresent(ranges::add);
        Pyramid<?> box = ranges.isEmpty()
                ? whole
                : Zarrkit.of(whole).then("crop " + String.join(" ", ranges)).pyramid();
        CurrentImage.show(box, 0);
    }
}
