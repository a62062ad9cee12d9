package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ImageLabel;

/**
 * Some positions along an axis, in any order, such as channels and time points. The pixel size stays right where they
 * are equally far apart; else it stays as it was.
 */
record Select(String axis, List<Long> positions) implements BlockOp {

    Select {
        positions = List.copyOf(positions);
        if (positions.isEmpty()) throw new IllegalArgumentException("select " + axis + "= names no position");
    }

    static Select parse(Arguments arguments, ImageSpec image) {
        if (arguments.keys().size() != 1)
            throw new IllegalArgumentException("select needs one axis and positions, such as 'select c=0,2'");
        String axis = arguments.keys().iterator().next();
        return new Select(
                image.axis(image.dimension(axis)).name(),
                Arrays.stream(arguments.integers(axis)).boxed().toList());
    }

    @Override
    public String name() {
        return "select";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(axis, positions.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        int d = input.dimension(axis);
        long size = input.dimensions().get(d);
        for (long position : positions)
            if (position < 0 || position >= size)
                throw new IllegalArgumentException(
                        axis + "=" + position + " is not in the image; expected 0 to " + (size - 1));
        long[] sizes = input.interval().dimensionsAsLongArray();
        double[] pixelSizes = input.pixelSizes();
        double[] origin = input.origin();
        sizes[d] = positions.size();
        if (input.axis(d).type() == AxisType.CHANNEL)
            return input.withChannelsAt(positions).withGrid(sizes, pixelSizes, origin);
        origin[d] += positions.get(0) * pixelSizes[d];
        pixelSizes[d] *= step();
        return input.withGrid(sizes, pixelSizes, origin);
    }

    /** The distance from one position to the next; 1 where it varies or is not positive. */
    private long step() {
        if (positions.size() < 2) return 1;
        long step = positions.get(1) - positions.get(0);
        for (int i = 1; i < positions.size(); i++) if (positions.get(i) - positions.get(i - 1) != step) return 1;
        return Math.max(1, step);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    /** Each position by itself: they may lie far apart. */
    @Override
    public void apply(BlockSource input, Block output) {
        int d = input.spec().dimension(axis);
        Interval box = output.interval();
        for (long at = box.min(d); at <= box.max(d); at++) {
            Block part = input.read(plane(box, d, positions.get((int) at)));
            Rows.copy(new Block(plane(box, d, at), part.type(), part.pixels()), output);
        }
    }

    private static Interval plane(Interval box, int dimension, long position) {
        long[] min = box.minAsLongArray();
        long[] max = box.maxAsLongArray();
        min[dimension] = max[dimension] = position;
        return new FinalInterval(min, max);
    }
}
