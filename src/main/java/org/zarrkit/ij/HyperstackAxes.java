package org.zarrkit.ij;

import java.util.Arrays;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
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

    /** The slice, from 0, of a plane. */
    int sliceOf(int plane) {
        return (plane - 1) / channels() % slices();
    }

    /** The frame, from 0, of a plane. */
    int frameOf(int plane) {
        return (plane - 1) / channels() / slices();
    }

    /** The edges of a plane along all dimensions. */
    int[] planeShape() {
        int[] shape = new int[dimensions.length];
        Arrays.fill(shape, 1);
        shape[0] = width();
        shape[1] = height();
        return shape;
    }

    /** The pixels of a plane. */
    Interval plane(int n) {
        long[] min = new long[dimensions.length];
        long[] max = new long[dimensions.length];
        max[0] = dimensions[0] - 1;
        max[1] = dimensions[1] - 1;
        set(min, max, channelAxis, channelOf(n));
        set(min, max, sliceAxis, sliceOf(n));
        set(min, max, frameAxis, frameOf(n));
        return new FinalInterval(min, max);
    }

    private static void set(long[] min, long[] max, int axis, long position) {
        if (axis < 0) return;
        min[axis] = position;
        max[axis] = position;
    }
}
