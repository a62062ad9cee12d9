package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gaussian smoothing: a standard deviation in pixels for each axis, x first; 0 leaves an axis alone. The kernel ends at
 * 4 standard deviations, as
 * in {@code scipy.ndimage.gaussian_filter}. Integers are rounded once, at the end.
 */
public record Gaussian(List<Double> sigmas, Border border) implements NeighbourhoodOp {

    public Gaussian {
        Objects.requireNonNull(border);
        sigmas = List.copyOf(sigmas);
        for (double sigma : sigmas)
            if (!(sigma >= 0 && sigma <= 10_000))
                throw new IllegalArgumentException("sigma=" + sigma + "; expected 0 to 10000 pixels");
    }

    /** With {@link Border#REFLECT}. */
    public Gaussian(List<Double> sigmas) {
        this(sigmas, Border.REFLECT);
    }

    static Gaussian parse(Arguments arguments, ImageSpec image) {
        return new Gaussian(arguments.perAxis("sigma", image, 0), Border.parse(arguments));
    }

    /** The same standard deviation for all axes of space, or one for each of the first axes, x first. */
    public static Gaussian of(double[] sigma, ImageSpec image) {
        return new Gaussian(Arguments.perAxis(sigma, image, 0));
    }

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public Map<String, String> parameters() {
        return border.parameters("sigma", OpText.numbers(sigmas));
    }

    @Override
    public int[] halo(ImageSpec input) {
        return sigmas.stream().mapToInt(Kernels::radius).toArray();
    }

    @Override
    public void apply(Block input, Block output) {
        Convolution convolution = Convolution.of(input);
        for (int d = sigmas.size() - 1; d >= 0; d--) convolution.along(d, Kernels.gaussian(sigmas.get(d)));
        convolution.store(output);
    }
}
