package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;

/**
 * Gaussian smoothing: a standard deviation in pixels for each axis, x first; 0 leaves an axis alone. The kernel ends at
 * 4 standard deviations, and the image goes on beyond its border by {@link Border#REFLECT}, as
 * in {@code scipy.ndimage.gaussian_filter}. Integers are rounded once, at the end.
 */
public record Gaussian(List<Double> sigmas) implements NeighbourhoodOp {

    private static final double TRUNCATE = 4;

    public Gaussian {
        sigmas = List.copyOf(sigmas);
        for (double sigma : sigmas)
            if (!(sigma >= 0 && sigma <= 10_000))
                throw new IllegalArgumentException("sigma=" + sigma + "; expected 0 to 10000 pixels");
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
        return Map.of("sigma", OpText.numbers(sigmas));
    }

    @Override
    public int[] halo(ImageSpec input) {
        int[] halo = new int[sigmas.size()];
        for (int d = 0; d < halo.length; d++) halo[d] = radius(d);
        return halo;
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
        for (int d = rank - 1; d >= 0; d--) convolution.along(d, kernel(d));
        convolution.store(output);
    }
}
