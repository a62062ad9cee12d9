package org.zarrkit.ij;

import java.util.Arrays;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/**
 * Which ImgLib2 dimensions of a pyramid are ImageJ's channels, slices and frames, -1 for none; x and y are 0 and 1.
 * Plane {@code n} (from 1) counts channels fastest, then slices, then frames, as ImageJ does.
 */
record HyperstackAxes(int channelAxis, int sliceAxis, int frameAxis, long[] dimensions) {

    HyperstackAxes {
        dimensions = dimensions.clone();
    }

    static HyperstackAxes of(Pyramid<?> pyramid) {
        int slice = pyramid.spaceDimensions() > 2 ? 2 : -1;
        return new HyperstackAxes(
                pyramid.channelDimension(),
                slice,
                pyramid.dimension(AxisType.TIME),
                pyramid.level(0).dimensionsAsLongArray());
    }

    /**
     * Checks ImageJ's limits: 2^31 - 1 pixels in a plane, as many planes.
     *
     * @throws UnsupportedFeatureException if a limit is exceeded; the message names the levels that fit
     */
    static HyperstackAxes checked(Pyramid<?> pyramid) {
        HyperstackAxes axes = of(pyramid);
        if (fits(axes.dimensions)) return axes;
        StringBuilder fitting = new StringBuilder();
        for (int level = 1; level < pyramid.levelCount(); level++) {
            long[] size = pyramid.level(level).dimensionsAsLongArray();
            if (fits(size))
                fitting.append(fitting.isEmpty() ? "" : ", ")
                        .append("level %d (%d x %d)".formatted(level, size[0], size[1]));
        }
        throw new UnsupportedFeatureException("'" + pyramid.multiscale().name() + "' has planes of "
                + axes.dimensions[0] + " x " + axes.dimensions[1]
                + " pixels, and ImageJ shows at most 2147483647 in a plane and as many planes; "
                + (fitting.isEmpty() ? "no level of it fits: save it with more levels" : "open " + fitting));
    }

    private static boolean fits(long[] dimensions) {
        double plane = (double) dimensions[0] * dimensions[1];
        double planes = Arrays.stream(dimensions).skip(2).asDoubleStream().reduce(1, (a, b) -> a * b);
        return plane <= Integer.MAX_VALUE && planes <= Integer.MAX_VALUE;
    }

    int width() {
        return (int) dimensions[0];
    }

    int height() {
        return (int) dimensions[1];
    }

    int channels() {
        return size(channelAxis);
    }

    int slices() {
        return size(sliceAxis);
    }

    int frames() {
        return size(frameAxis);
    }

    private int size(int axis) {
        return axis < 0 ? 1 : (int) dimensions[axis];
    }

    int planes() {
        return channels() * slices() * frames();
    }

    /** The channel, from 0, of a plane. */
    int channelOf(int plane) {
        return (plane - 1) % channels();
    }

    /** The pixels of a plane. */
    Interval plane(int n) {
        long[] min = new long[dimensions.length];
        long[] max = new long[dimensions.length];
        max[0] = dimensions[0] - 1;
        max[1] = dimensions[1] - 1;
        int index = n - 1;
        set(min, max, channelAxis, index % channels());
        set(min, max, sliceAxis, index / channels() % slices());
        set(min, max, frameAxis, index / channels() / slices());
        return new FinalInterval(min, max);
    }

    private static void set(long[] min, long[] max, int axis, long position) {
        if (axis < 0) return;
        min[axis] = position;
        max[axis] = position;
    }
}
