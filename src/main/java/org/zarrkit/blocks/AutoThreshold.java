package org.zarrkit.blocks;

import ij.process.AutoThresholder;
import java.util.Map;

/**
 * A threshold found by one of ImageJ's auto-threshold methods on the histogram of the whole image, all channels and time
 * points together. The histogram is exact for integers that span at most 65536 values; else it has 256 bins from the
 * smallest to the largest value, as ImageJ has for 32-bit images. Moments has at most 1290 bins: ImageJ takes their cubes.
 */
public record AutoThreshold(AutoThresholder.Method method) implements BlockOp {

    /** The method of a name such as "Otsu"; case does not matter. */
    public static AutoThreshold of(String name) {
        for (AutoThresholder.Method method : AutoThresholder.Method.values())
            if (method.toString().equalsIgnoreCase(name)) return new AutoThreshold(method);
        throw new IllegalArgumentException(
                "method=" + name + " is not known; there are " + String.join(", ", AutoThresholder.getMethods()));
    }

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("method", method.toString());
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return new Threshold(0).output(input);
    }

    @Override
    public BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        return new Threshold(value(input, runner, progress));
    }

    /** The smallest value of the foreground. */
    public double value(LazyImage<?> image, BlockRunner runner, Progress progress) {
        return Histogram.of(image, runner, progress).threshold(method);
    }

    @Override
    public void apply(BlockSource input, Block output) {
        throw new IllegalStateException("a threshold by " + method + " must be resolved before it is applied");
    }
}
