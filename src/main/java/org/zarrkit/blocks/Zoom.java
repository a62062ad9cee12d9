package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.ImageLabel;

/**
 * The same place in more or fewer pixels. To make an image smaller, smooth it first or use {@code downsample}: pixels
 * between those that are looked at are skipped.
 *
 * @param factors how many pixels for each, one for each axis, x first; those of time and channels stay
 */
record Zoom(List<Double> factors, Interpolation interpolation) implements BlockOp {

    Zoom {
        factors = List.copyOf(factors);
        for (double factor : factors)
            if (!(factor >= 1e-6 && factor <= 1e6))
                throw new IllegalArgumentException("factor=" + factor + "; expected 0.000001 to 1000000");
    }

    static Zoom parse(Arguments arguments, ImageSpec image) {
        List<Double> factors = arguments.perAxis("factor", image, 1);
        for (int d = image.spaceDimensions(); d < image.rank(); d++)
            if (factors.get(d) != 1)
                throw new IllegalArgumentException(
                        "factor=" + factors.get(d) + " along " + image.axis(d) + "; expected 1: it is not of space");
        return new Zoom(factors, Interpolation.parse(arguments));
    }

    @Override
    public String name() {
        return "zoom";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("factor", OpText.numbers(factors));
        parameters.put("interpolation", interpolation.toString());
        return parameters;
    }

    /** The edges of the image stay where they are, to a fraction of a pixel. */
    @Override
    public ImageSpec output(ImageSpec input) {
        long[] size = input.interval().dimensionsAsLongArray();
        double[] pixelSizes = input.pixelSizes();
        double[] origin = input.origin();
        for (int d = 0; d < size.length; d++) {
            double factor = factors.get(d);
            size[d] = Math.max(1, Math.round(size[d] * factor));
            origin[d] += (1 / factor - 1) / 2 * pixelSizes[d];
            pixelSizes[d] /= factor;
        }
        return input.withGrid(size, pixelSizes, origin);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return interpolation == Interpolation.NEAREST ? input : Optional.empty();
    }

    @Override
    public void apply(BlockSource input, Block output) {
        AffineMatrix stays = AffineMatrix.identity(input.spec().spaceDimensions());
        Resampling.of(input, output(input.spec()), stays, interpolation).fill(output);
    }
}
