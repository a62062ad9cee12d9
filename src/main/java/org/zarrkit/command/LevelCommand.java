package org.zarrkit.command;

import ij.ImagePlus;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.ij.LazyStack;
import org.zarrkit.ij.PlaneSource;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

/** Shows another level of the current image in its window's place, with the same contrast and colours. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Level...",
        description = "Shows another level of the current image: 0 is full size, each one further is coarser.")
public final class LevelCommand implements Command, Remark {

    @Parameter(label = "Level (0 is full size)", description = "0 is full size", min = "0", persist = false)
    private int level = 0;

    /** The levels, and how large they are. */
    @Override
    public String remark() {
        Pyramid<?> whole = PlaneSource.whole(CurrentImage.get(), CellCache.shared());
        return IntStream.range(0, whole.levelCount())
                .mapToObj(level -> "level " + level + ": " + size(whole, level))
                .collect(Collectors.joining("\n"));
    }

    private static String size(Pyramid<?> whole, int level) {
        int rank = whole.numDimensions();
        return IntStream.range(0, rank)
                .mapToObj(d -> whole.multiscale().axes().get(rank - 1 - d).name() + " "
                        + whole.level(level).dimension(d))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void run() {
        ImagePlus window = CurrentImage.get();
        Pyramid<?> whole = PlaneSource.whole(window, CellCache.shared());
        if (level >= whole.levelCount())
            throw new IllegalArgumentException(
                    "level=" + level + "; '" + window.getTitle() + "' has the levels 0 to " + (whole.levelCount() - 1));
        int shown = window.getStack() instanceof LazyStack lazy ? lazy.level() : 0;
        if (level == shown) return; // an image that ImageJ holds stays what it is, and can be changed
        CurrentImage.note(whole, level);
        CurrentImage.replace(window, Hyperstack.of(whole, level));
    }
}
