package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.Window;

/**
 * What an image is, without its pixels. Dimensions are in ImgLib2 order (x first), the axes of the multiscale in C order.
 *
 * @param multiscale of one level
 * @param dimensions the size along each axis, x first; each at least 1
 * @param cells the edges of the boxes in which it is best computed, x first
 * @param type of the pixels in memory
 */
public record ImageSpec(Multiscale multiscale, List<Long> dimensions, List<Integer> cells, DataType type) {

    public ImageSpec {
        dimensions = List.copyOf(dimensions);
        cells = List.copyOf(cells);
        Objects.requireNonNull(type);
        int rank = multiscale.rank();
        if (dimensions.size() != rank
                || cells.size() != rank
                || multiscale.levels().size() != 1)
            throw new IllegalArgumentException(
                    "an image of " + multiscale.levels().size() + " levels, size " + dimensions + ", cells " + cells
                            + " with the axes " + multiscale.axes());
        for (long size : dimensions)
            if (size < 1) throw new IllegalArgumentException("an image of the size " + dimensions + " has no pixels");
    }

    public int rank() {
        return dimensions.size();
    }

    /** All of the image. */
    public Interval interval() {
        return new FinalInterval(dimensions.stream().mapToLong(Long::longValue).toArray());
    }

    /** The axis of a dimension: 0 is the last of the multiscale's. */
    public Axis axis(int dimension) {
        return multiscale.axes().get(rank() - 1 - dimension);
    }

    /**
     * The dimension of the axis of a name, or of a type such as {@code channel}; case does not matter.
     *
     * @throws IllegalArgumentException if there is none; the message lists the axes
     */
    public int dimension(String name) {
        for (int d = 0; d < rank(); d++) if (axis(d).name().equalsIgnoreCase(name)) return d;
        for (int d = 0; d < rank(); d++)
            if (axis(d).typeName().orElse("").equalsIgnoreCase(name) && axis(d).type() != AxisType.SPACE) return d;
        throw new IllegalArgumentException("the image has no axis '" + name + "'; it has " + multiscale.axes());
    }

    /** How many of the first dimensions are of space: 2 or 3. */
    public int spaceDimensions() {
        return (int) multiscale.axes().stream()
                .filter(axis -> axis.type() == AxisType.SPACE)
                .count();
    }

    /** The size of a pixel along each axis, x first. */
    public double[] pixelSizes() {
        return AxisOrder.reversed(multiscale.pixelSizes(0));
    }

    /** The position of the centre of the first pixel, x first. */
    public double[] origin() {
        return AxisOrder.reversed(multiscale.origin(0));
    }

    public ImageSpec withType(DataType newType) {
        return new ImageSpec(multiscale, dimensions, cells, newType);
    }

    /** The same image, each channel shown between other intensities. */
    public ImageSpec withWindows(UnaryOperator<Window> change) {
        return withMultiscale(multiscale.withChannels(multiscale.channels().stream()
                .map(channel -> channel.withWindow(change.apply(channel.window())))
                .toList()));
    }

    /** With those channels alone that are at positions of this image; nothing changes where none is described. */
    ImageSpec withChannelsAt(List<Long> positions) {
        List<Channel> all = multiscale.channels();
        if (all.isEmpty()) return this;
        return withMultiscale(multiscale.withChannels(positions.stream()
                .map(c -> c >= 0 && c < all.size() ? all.get(c.intValue()) : Channel.unspecified())
                .toList()));
    }

    /**
     * With the channels that come to so many positions along an axis, if it is that of channels.
     *
     * @param position for each of them where the channel was; -1 for nowhere
     */
    ImageSpec withChannelsMoved(int dimension, long count, LongUnaryOperator position) {
        if (axis(dimension).type() != AxisType.CHANNEL) return this;
        return withChannelsAt(LongStream.range(0, count).map(position).boxed().toList());
    }

    public ImageSpec withMultiscale(Multiscale other) {
        return new ImageSpec(other, dimensions, cells, type);
    }

    /** The same axes with other sizes, pixels and position, x first; cells are cut down to the image. */
    public ImageSpec withGrid(long[] size, double[] pixelSizes, double[] origin) {
        return resized(multiscale, size, cells, pixelSizes, origin);
    }

    /** Without one axis. */
    public ImageSpec without(int dimension) {
        List<Axis> axes = new ArrayList<>(multiscale.axes());
        axes.remove(rank() - 1 - dimension);
        List<Integer> order = new ArrayList<>();
        for (int d = 0; d < rank(); d++) if (d != dimension) order.add(d);
        return selected(axes, order);
    }

    /**
     * With the axes in another order: dimension {@code d} of the result is {@code order.get(d)} of this image. Axes of space
     * exchange their names too, so that these stay in their order: the result is the image seen from another side.
     */
    public ImageSpec permuted(List<Integer> order) {
        List<Axis> axes = new ArrayList<>();
        for (int d = rank() - 1; d >= 0; d--) {
            Axis moved = axis(order.get(d));
            boolean inSpace = moved.type() == AxisType.SPACE && axis(d).type() == AxisType.SPACE;
            axes.add(inSpace ? new Axis(axis(d).name(), moved.typeName(), moved.unit(), moved.unknown()) : moved);
        }
        return selected(axes, order);
    }

    /** With one more axis of size 1, which becomes the given dimension. */
    ImageSpec with(Axis axis, int dimension) {
        List<Axis> axes = new ArrayList<>(multiscale.axes());
        axes.add(rank() - dimension, axis);
        long[] size = inserted(interval().dimensionsAsLongArray(), dimension);
        List<Integer> edges = new ArrayList<>(cells);
        edges.add(dimension, 1);
        Multiscale wider = new Multiscale(
                axes,
                List.of(Level.of("0", Scale.ones(axes.size()))),
                List.of(),
                multiscale.rendering(),
                multiscale.description());
        double[] origins = inserted(origin(), dimension, 0);
        return resized(wider, size, edges, inserted(pixelSizes(), dimension, 1), origins);
    }

    private static long[] inserted(long[] values, int at) {
        return IntStream.rangeClosed(0, values.length)
                .mapToLong(i -> i == at ? 1 : values[i < at ? i : i - 1])
                .toArray();
    }

    private static double[] inserted(double[] values, int at, double value) {
        return IntStream.rangeClosed(0, values.length)
                .mapToDouble(i -> i == at ? value : values[i < at ? i : i - 1])
                .toArray();
    }

    private ImageSpec selected(List<Axis> axes, List<Integer> order) {
        double[] sizes = pixelSizes();
        double[] origins = origin();
        Multiscale other = new Multiscale(
                axes,
                List.of(Level.of("0", Scale.ones(axes.size()))),
                List.of(),
                multiscale.rendering(),
                multiscale.description());
        return resized(
                other,
                order.stream().mapToLong(dimensions::get).toArray(),
                order.stream().map(cells::get).toList(),
                order.stream().mapToDouble(d -> sizes[d]).toArray(),
                order.stream().mapToDouble(d -> origins[d]).toArray());
    }

    private ImageSpec resized(Multiscale base, long[] size, List<Integer> edges, double[] pixelSizes, double[] origin) {
        List<Long> newSize = new ArrayList<>();
        List<Integer> newCells = new ArrayList<>();
        for (int d = 0; d < size.length; d++) {
            newSize.add(size[d]);
            newCells.add((int) Math.max(1, Math.min(edges.get(d), size[d])));
        }
        Level level =
                Level.of("0", Scale.of(AxisOrder.reversed(pixelSizes)), Translation.of(AxisOrder.reversed(origin)));
        return new ImageSpec(base.withPlacedLevels(List.of(level)), newSize, newCells, type);
    }
}
