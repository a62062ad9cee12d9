package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.util.Intervals;
import org.zarrkit.image.Reduction;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.ImageLabel;

/**
 * Each box of pixels as one, by the methods that make the levels of a pyramid. A box that the image's border cuts off is
 * made of the pixels that it has.
 *
 * @param factors the edges of a box, one for each axis, x first
 */
record Downsample(List<Long> factors, Downsampling method) implements BlockOp {

    private static final long MOST = 1 << 16;

    Downsample {
        factors = List.copyOf(factors);
        for (long factor : factors)
            if (factor < 1 || factor > MOST)
                throw new IllegalArgumentException("factor=" + factor + "; expected 1 to " + MOST);
    }

    static Downsample parse(Arguments arguments, ImageSpec image) {
        return new Downsample(
                arguments.wholePerAxis("factor", image, 1), Downsampling.of(arguments.string("method", "mean")));
    }

    @Override
    public String name() {
        return "downsample";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("factor", OpText.numbers(factors));
        parameters.put("method", method.ngffType());
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        long[] size = input.interval().dimensionsAsLongArray();
        double[] pixelSizes = input.pixelSizes();
        double[] origin = input.origin();
        for (int d = 0; d < size.length; d++) {
            long factor = factors.get(d);
            size[d] = (size[d] + factor - 1) / factor;
            // The centre of a box lies between its pixels.
            if (method != Downsampling.SAMPLE) origin[d] += 0.5 * (factor - 1) * pixelSizes[d];
            pixelSizes[d] *= factor;
        }
        return input.withGrid(size, pixelSizes, origin);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return method == Downsampling.MODE || method == Downsampling.SAMPLE ? input : Optional.empty();
    }

    @Override
    public void apply(BlockSource input, Block output) {
        long[] min = output.interval().minAsLongArray();
        long[] max = output.interval().maxAsLongArray();
        for (int d = 0; d < min.length; d++) {
            min[d] *= factors.get(d);
            max[d] = Math.min(
                            (max[d] + 1) * factors.get(d),
                            input.spec().dimensions().get(d))
                    - 1;
        }
        FinalInterval box = new FinalInterval(min, max);
        if (Intervals.numElements(box) > Halves.MOST_PIXELS && output.size() > 1) {
            Halves.compute(output, half -> apply(input, half));
            return;
        }
        Block block = input.read(box);
        int[] edges = factors.stream().mapToInt(Long::intValue).toArray();
        Reduction.of(method, block.type())
                .reduce(block.pixels(), block.edges(), edges, output.pixels(), output.edges(), new int[min.length]);
    }
}
