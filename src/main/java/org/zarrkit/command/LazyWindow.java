package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.zarrkit.Image;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.OpText;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

/** Windows in which images are computed where and when they are looked at. */
final class LazyWindow {

    private LazyWindow() {}

    /** Shows what became of a window's image, under its name and what was done, at the same position. */
    static void show(ImagePlus source, Image result) {
        String operations = result.lazy().ops().stream().map(OpText::format).collect(Collectors.joining("; "));
        IJ.showStatus(operations);
        // A threshold by a method needs the whole image; better now, where it can be cancelled, than when it is drawn.
        LazyImage<?> ready = StatusProgress.during(progress -> result.lazy().resolve(ThreadRunner.shared(), progress));
        Pyramid<?> computed =
                ready.pyramid(CellCache.shared()).withPipeline(result.lazy().pipeline());
        ImagePlus window = Hyperstack.of(named(computed, operations));
        boolean samePlanes = Arrays.equals(window.getDimensions(), source.getDimensions());
        if (samePlanes) window.setPosition(source.getChannel(), source.getSlice(), source.getFrame());
        CurrentImage.show(window);
    }

    private static Pyramid<?> named(Pyramid<?> result, String operations) {
        String name = result.multiscale().name() + " (" + operations + ")";
        return result.withMultiscale(result.multiscale().withName(name));
    }
}
