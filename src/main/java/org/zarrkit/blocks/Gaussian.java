package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.image.Pyramid;

/**
 * Gaussian smoothing: a standard deviation in pixels for each axis, x first; 0 leaves an axis alone. The kernel ends at
 * 4 standard deviations, and the image goes on beyond its border as its mirror image with the edge pixel repeated, as
 * in {@code scipy.ndimage.gaussian_filter}. Integers are rounded once, at the end.
 */
public record Gaussian(List<Double> sigmas) implements BlockOp {

    private static final double TRUNCATE = 4;

    public Gaussian {
        sigmas = List.copyOf(sigmas);
        for (double sigma : sigmas)
            if (!(sigma >= 0 && sigma <= 10_000))
                throw new IllegalArgumentException("sigma=" + sigma + "; expected 0 to 10000 pixels");
    }

    /** One number for all axes of space, or one for each of the first axes, x first. */
    static Gaussian parse(OpText.Arguments arguments, Pyramid<?> image) {
        return of(arguments.numbers("sigma"), image);
    }

    /** The same standard deviation for all axes of space, or one for each of the first axes, x first. */
    public static Gaussian of(double[] sigma, Pyramid<?> image) {
        if (sigma.length < 1 || sigma.length > image.numDimensions())
            throw new IllegalArgumentException(
                    sigma.length + " sigmas for an image of " + image.numDimensions() + " axes");
        Double[] all = new Double[image.numDimensions()];
        Arrays.fill(all, 0.0);
        if (sigma.length == 1) Arrays.fill(all, 0, image.spaceDimensions(), sigma[0]);
        else for (int d = 0; d < sigma.length; d++) all[d] = sigma[d];
        return new Gaussian(List.of(all));
    }

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("sigma", sigmas.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Override
    public Interval needs(Interval output) {
        long[] min = output.minAsLongArray();
        long[] max = output.maxAsLongArray();
        for (int d = 0; d < min.length; d++) {
            min[d] -= radius(d);
            max[d] += radius(d);
        }
        return new FinalInterval(min, max);
    }

    private int radius(int d) {
        return (int) (TRUNCATE * sigmas.get(d) + 0.5);
    }

    /** One half of the kernel along an axis, from its centre outwards. */
    private double[] kernel(int d) {
        double[] kernel = new double[radius(d) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = i == 0 ? 1 : Math.exp(-0.5 * i * i / (sigmas.get(d) * sigmas.get(d)));
            sum += i == 0 ? 1 : 2 * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
        return kernel;
    }

    @Override
    public void apply(Block input, Block output) {
        Convolution convolution = Convolution.of(input);
        int rank = sigmas.size();
        for (int d = rank - 1; d >= 0; d--) {
            int first = (int) (output.interval().min(d) - input.interval().min(d));
            convolution.along(d, kernel(d), first, (int) output.interval().dimension(d));
        }
        convolution.store(output);
    }
}
