package org.zarrkit.command;

import ij.CompositeImage;
import ij.ImagePlus;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.DisplayRange;
import org.zarrkit.ij.PlaneSource;

/** Shows each channel of the current image between intensities that its coarsest level gives; pixels stay. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Auto Contrast...",
        description = "Display ranges from the coarsest level alone; pixels stay as they are.")
public final class AutoContrastCommand implements Command {

    @Parameter(label = "Saturated pixels in %", persist = false)
    private String saturated = "0.35";

    @Override
    public void run() {
        ImagePlus window = CurrentImage.get();
        List<DisplayRange> ranges = Zarrkit.of(window).displayRanges(Inputs.number("saturated", saturated));
        int channel = window.getChannel();
        for (int c = 0; c < ranges.size(); c++) {
            if (window instanceof CompositeImage)
                window.setPositionWithoutUpdate(c + 1, window.getSlice(), window.getFrame());
            DisplayRange range = ranges.get(c);
            window.setDisplayRange(inPixels(window, range.low()), inPixels(window, range.high()));
        }
        if (window instanceof CompositeImage)
            window.setPositionWithoutUpdate(channel, window.getSlice(), window.getFrame());
        window.updateAndDraw();
    }

    /** ImageJ's pixels are values, but those of signed integers, which a calibration shifts. */
    private static double inPixels(ImagePlus window, double value) {
        boolean signed = PlaneSource.uncalibrated(window).isEmpty();
        return signed ? window.getCalibration().getRawValue(value) : value;
    }
}
