package org.zarrkit.ij;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Window;

/** The values shown black and in full colour, of each channel; values, not ImageJ's shifted pixels. */
record DisplayRanges(List<Range> ranges) {

    /** A channel with more pixels in the coarsest level is judged by its middle plane. */
    private static final long LOOK_AT_MOST = 1 << 23;

    record Range(double min, double max) {}

    DisplayRanges {
        ranges = List.copyOf(ranges);
    }

    /**
     * The windows of the channels, and for labels the range of their table; where there is none, 8-bit images get the range of their type, others that of the
     * pixels of the coarsest level, or of its middle plane if it is large or level 0 itself.
     */
    static DisplayRanges of(Pyramid<?> pyramid, HyperstackAxes axes) {
        List<Channel> channels = pyramid.multiscale().channels();
        List<Range> ranges = new ArrayList<>();
        for (int c = 0; c < axes.channels(); c++) {
            Window window = c < channels.size() ? channels.get(c).window() : Window.NONE;
            double start = window.start().orElse(Double.NaN);
            double end = window.end().orElse(Double.NaN);
            if (pyramid.imageLabel().isPresent()) ranges.add(LabelPlane.range(pyramid.type()));
            else ranges.add(start < end ? new Range(start, end) : byType(pyramid, axes, c));
        }
        return new DisplayRanges(ranges);
    }

    Range of(int channel) {
        return ranges.get(channel);
    }

    private static Range byType(Pyramid<?> pyramid, HyperstackAxes axes, int channel) {
        return switch (pyramid.storedType()) {
            case BOOL -> new Range(0, 1);
            case UINT8 -> new Range(0, 255);
            case INT8 -> new Range(-128, 127);
            default -> byPixels(pyramid, axes, channel);
        };
    }

    private static Range byPixels(Pyramid<?> pyramid, HyperstackAxes axes, int channel) {
        RandomAccessibleInterval<? extends RealType<?>> coarsest = pyramid.level(pyramid.levelCount() - 1);
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (RealType<?> pixel : Views.interval(coarsest, part(coarsest, axes, channel, pyramid.levelCount() == 1))) {
            double value = pixel.getRealDouble();
            if (!Double.isFinite(value)) continue;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return min < max ? new Range(min, max) : min == max ? new Range(min, min + 1) : new Range(0, 1);
    }

    /** A channel of the level, or its middle plane. */
    private static Interval part(Interval level, HyperstackAxes axes, int channel, boolean finest) {
        long[] min = level.minAsLongArray();
        long[] max = level.maxAsLongArray();
        if (axes.channelAxis() >= 0) {
            min[axes.channelAxis()] = channel;
            max[axes.channelAxis()] = channel;
        }
        Interval all = new FinalInterval(min, max);
        if (!finest && Intervals.numElements(all) <= LOOK_AT_MOST) return all;
        for (int axis : new int[] {axes.sliceAxis(), axes.frameAxis()}) {
            if (axis < 0) continue;
            min[axis] = level.dimension(axis) / 2;
            max[axis] = min[axis];
        }
        return new FinalInterval(min, max);
    }
}
