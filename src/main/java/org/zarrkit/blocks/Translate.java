package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.ImageLabel;

/**
 * The pixels moved within their frame; what comes in from outside is as the border says.
 *
 * @param offset by how many pixels, one for each axis, x first
 */
record Translate(List<Long> offset, Border border) implements BlockOp {

    Translate {
        offset = List.copyOf(offset);
    }

    static Translate parse(Arguments arguments, ImageSpec image) {
        double[] numbers = arguments.numbers("offset");
        if (numbers.length == 1)
            throw new IllegalArgumentException("offset= has one number; expected one for each axis, x first");
        return new Translate(
                arguments.wholePerAxis("offset", image, 0), arguments.choice("border", Border.class, Border.ZERO));
    }

    @Override
    public String name() {
        return "translate";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("offset", OpText.numbers(offset));
        parameters.put("border", border.toString());
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        ImageSpec channels = input;
        for (int d = 0; d < input.rank(); d++) {
            long by = offset.get(d);
            long size = input.dimensions().get(d);
            channels = channels.withChannelsMoved(d, size, c -> border.position(c - by, size));
        }
        return channels;
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        long[] shift = offset.stream().mapToLong(Long::longValue).toArray();
        Block block = border.read(input, new FinalInterval(Intervals.translateInverse(output.interval(), shift)));
        System.arraycopy(block.pixels(), 0, output.pixels(), 0, output.size());
    }
}
