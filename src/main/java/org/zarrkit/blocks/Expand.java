package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ImageLabel;

/** One more axis, of size 1: channels {@code c}, time {@code t}, or {@code z} of a plane. */
record Expand(String axis) implements BlockOp {

    Expand {
        if (!List.of("c", "t", "z").contains(axis))
            throw new IllegalArgumentException("axis=" + axis + "; expected c, t or z");
    }

    static Expand parse(Arguments arguments) {
        return new Expand(arguments.string("axis"));
    }

    @Override
    public String name() {
        return "expand";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("axis", axis);
    }

    /** Whether an image has an axis of this name, or one of time or channels of this type. */
    static boolean isIn(ImageSpec image, String axis) {
        return image.multiscale().axes().stream()
                .anyMatch(other -> other.name().equalsIgnoreCase(axis)
                        || other.type() != AxisType.SPACE
                                && other.typeName().orElse("").equalsIgnoreCase(axis));
    }

    /** OME-Zarr wants time, channels, space in this order. */
    private int dimension(ImageSpec input) {
        AxisType type = AxisType.suggestedBy(axis);
        if (type == AxisType.TIME) return input.rank();
        boolean hasTime = input.multiscale().indexOf(AxisType.TIME).isPresent();
        return type == AxisType.CHANNEL ? input.rank() - (hasTime ? 1 : 0) : input.spaceDimensions();
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        if (isIn(input, axis))
            throw new IllegalArgumentException("the image has an axis '" + axis + "' already: "
                    + input.multiscale().axes());
        return input.with(Axis.of(axis, AxisType.suggestedBy(axis)), dimension(input));
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        int added = dimension(input.spec());
        long[] min = new long[input.spec().rank()];
        long[] max = new long[min.length];
        for (int d = 0; d < min.length; d++) {
            min[d] = output.interval().min(d < added ? d : d + 1);
            max[d] = output.interval().max(d < added ? d : d + 1);
        }
        Block block = input.read(new FinalInterval(min, max));
        System.arraycopy(block.pixels(), 0, output.pixels(), 0, output.size());
    }
}
