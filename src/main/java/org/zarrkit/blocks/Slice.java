package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ImageLabel;

/** One position along an axis, which is then gone; the axes x and y of a plane stay, of size 1. */
record Slice(String axis, long position) implements BlockOp {

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(axis, Long.toString(position));
    }

    static Slice parse(Arguments arguments, ImageSpec image) {
        if (arguments.keys().size() != 1)
            throw new IllegalArgumentException("slice needs one axis and a position, such as 'slice z=10'");
        String axis = arguments.keys().iterator().next();
        return new Slice(image.axis(image.dimension(axis)).name(), arguments.integer(axis));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        int d = input.dimension(axis);
        long size = input.dimensions().get(d);
        if (position < 0 || position >= size)
            throw new IllegalArgumentException(
                    axis + "=" + position + " is not in the image; expected 0 to " + (size - 1));
        ImageSpec reduced = Reduced.spec(input, d);
        if (input.axis(d).type() != AxisType.CHANNEL) return reduced;
        return reduced.withMultiscale(reduced.multiscale()
                .withChannels(
                        input.withChannelsAt(List.of(position)).multiscale().channels()));
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        int d = input.spec().dimension(axis);
        long[] min = Reduced.position(input.spec(), d, output.interval().minAsLongArray());
        long[] max = Reduced.position(input.spec(), d, output.interval().maxAsLongArray());
        min[d] = max[d] = position;
        Block block = input.read(new FinalInterval(min, max));
        System.arraycopy(block.pixels(), 0, output.pixels(), 0, output.size());
    }
}
