package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.ImageLabel;

/**
 * More pixels on both sides of each axis.
 *
 * @param width how many on each side, one for each axis, x first
 */
record Pad(List<Long> width, Border border) implements BlockOp {

    Pad {
        width = List.copyOf(width);
        for (long pixels : width)
            if (pixels < 0) throw new IllegalArgumentException("width=" + pixels + "; expected 0 or more");
    }

    static Pad parse(Arguments arguments, ImageSpec image) {
        List<Long> width = arguments.wholePerAxis("width", image, 0);
        return new Pad(width, arguments.choice("border", Border.class, Border.ZERO));
    }

    @Override
    public String name() {
        return "pad";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("width", OpText.numbers(width));
        parameters.put("border", border.toString());
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        long[] size = input.interval().dimensionsAsLongArray();
        double[] origin = input.origin();
        ImageSpec channels = input;
        for (int d = 0; d < size.length; d++) {
            long before = width.get(d);
            long inner = size[d];
            size[d] = Math.addExact(inner, 2 * before);
            origin[d] -= before * input.pixelSizes()[d];
            channels = channels.withChannelsMoved(d, size[d], c -> border.position(c - before, inner));
        }
        return channels.withGrid(size, input.pixelSizes(), origin);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        long[] shift = width.stream().mapToLong(Long::longValue).toArray();
        Block block = border.read(input, new FinalInterval(Intervals.translateInverse(output.interval(), shift)));
        System.arraycopy(block.pixels(), 0, output.pixels(), 0, output.size());
    }
}
