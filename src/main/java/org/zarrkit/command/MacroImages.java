package org.zarrkit.command;

import java.util.HashMap;
import java.util.Map;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.ij.PlaneSource;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/**
 * The images that a macro's functions read; an empty path is the current window's. Each call opens an image anew, since
 * the macro may have written to it meanwhile; those for single pixels and planes take the one that was opened last.
 */
final class MacroImages {

    private static final int LARGEST_PLANE = 1 << 24;

    private final Map<String, Pyramid<?>> opened = new HashMap<>();

    Pyramid<?> get(String path) {
        if (path.isBlank()) return PlaneSource.whole(CurrentImage.get(), CellCache.shared());
        Pyramid<?> image = Zarrkit.open(path.strip()).pyramid();
        opened.put(path.strip(), image);
        return image;
    }

    private Pyramid<?> lastOf(String path) {
        return opened.containsKey(path.strip()) ? opened.get(path.strip()) : get(path);
    }

    /** The level that a function's second argument names. */
    static int level(Pyramid<?> image, MacroArguments arguments) {
        return (int) arguments.integer(1, 0, image.levelCount() - 1);
    }

    /** An image that starts with that level. */
    Image fromLevel(MacroArguments arguments) {
        Pyramid<?> image = get(arguments.text(0));
        return Zarrkit.of(image.from(level(image, arguments)));
    }

    /** Width, height, channels, slices and frames of a level. */
    static long[] size(Pyramid<?> image, int level) {
        int[] dimensions = dimensions(image);
        long[] size = new long[dimensions.length];
        for (int i = 0; i < size.length; i++)
            size[i] = dimensions[i] < 0 ? 1 : image.level(level).dimension(dimensions[i]);
        return size;
    }

    /** The dimensions of x, y, channel, slice and frame; -1 for none. */
    private static int[] dimensions(Pyramid<?> image) {
        int slice = image.spaceDimensions() > 2 ? 2 : -1;
        return new int[] {0, 1, image.channelDimension(), slice, image.dimension(AxisType.TIME)};
    }

    /** The value at x, y (from 0), channel, slice, frame (from 1), the arguments after the level. */
    double pixel(MacroArguments arguments) {
        Pyramid<?> image = lastOf(arguments.text(0));
        int level = level(image, arguments);
        RandomAccess<? extends RealType<?>> pixel = image.level(level).randomAccess();
        long[] size = size(image, level);
        int[] dimensions = dimensions(image);
        for (int i = 0; i < size.length; i++) {
            int first = i < 2 ? 0 : 1;
            long position = arguments.integer(2 + i, first, size[i] - 1 + first) - first;
            if (dimensions[i] >= 0) pixel.setPosition(position, dimensions[i]);
        }
        return pixel.get().getRealDouble();
    }

    /** The values of the plane at channel, slice, frame (from 1): a line for each row, with tabs. Macros take no arrays. */
    String plane(MacroArguments arguments) {
        Pyramid<?> image = lastOf(arguments.text(0));
        int level = level(image, arguments);
        long[] size = size(image, level);
        if (size[0] * size[1] > LARGEST_PLANE)
            throw new IllegalArgumentException("a plane of " + size[0] + " x " + size[1]
                    + " pixels is too much for a text; choose a coarser level");
        int[] dimensions = dimensions(image);
        long[] min = new long[image.numDimensions()];
        long[] max = new long[image.numDimensions()];
        max[0] = size[0] - 1;
        max[1] = size[1] - 1;
        for (int i = 2; i < size.length; i++) {
            long position = arguments.integer(i, 1, size[i]) - 1;
            if (dimensions[i] < 0) continue;
            min[dimensions[i]] = position;
            max[dimensions[i]] = position;
        }
        return values(image, level, new FinalInterval(min, max));
    }

    private static String values(Pyramid<?> image, int level, FinalInterval plane) {
        StringBuilder text = new StringBuilder();
        long inRow = 0;
        for (RealType<?> pixel : Views.flatIterable(Views.interval(image.level(level), plane))) {
            double value = pixel.getRealDouble();
            text.append(value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value));
            text.append(++inRow % plane.dimension(0) == 0 ? '\n' : '\t');
        }
        return text.toString();
    }
}
