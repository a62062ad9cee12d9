package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.ImageLabel;

/**
 * Every n-th pixel along each axis, beginning with the first.
 *
 * @param factors one for each axis, x first; at least 1
 */
record Subsample(List<Long> factors) implements BlockOp {

    Subsample {
        factors = List.copyOf(factors);
        for (long factor : factors)
            if (factor < 1) throw new IllegalArgumentException("factor=" + factor + "; expected at least 1");
    }

    static Subsample parse(Arguments arguments, ImageSpec image) {
        return new Subsample(arguments.wholePerAxis("factor", image, 1));
    }

    @Override
    public String name() {
        return "subsample";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("factor", OpText.numbers(factors));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        long[] size = input.interval().dimensionsAsLongArray();
        double[] pixelSizes = input.pixelSizes();
        ImageSpec channels = input;
        for (int d = 0; d < size.length; d++) {
            long factor = factors.get(d);
            size[d] = (size[d] + factor - 1) / factor;
            pixelSizes[d] *= factor;
            channels = channels.withChannelsMoved(d, size[d], c -> c * factor);
        }
        return channels.withGrid(size, pixelSizes, input.origin());
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        long[] min = output.interval().minAsLongArray();
        long[] max = output.interval().maxAsLongArray();
        for (int d = 0; d < min.length; d++) {
            min[d] *= factors.get(d);
            max[d] *= factors.get(d);
        }
        FinalInterval box = new FinalInterval(min, max);
        if (Intervals.numElements(box) > Halves.MOST_PIXELS && output.size() > 1) {
            Halves.compute(output, half -> apply(input, half));
            return;
        }
        Block block = input.read(box);
        Rows.gather(block, output, (d, position) -> position * factors.get(d));
    }
}
