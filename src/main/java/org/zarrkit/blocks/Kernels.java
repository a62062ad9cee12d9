package org.zarrkit.blocks;

import java.util.Arrays;

/** Kernels along one axis, symmetric or antisymmetric: one half, from the centre outwards. Values as in SciPy's ndimage. */
final class Kernels {

    /** A Gaussian kernel ends at so many standard deviations. */
    private static final double TRUNCATE = 4;

    private static final double[] IDENTITY = {1};

    private Kernels() {}

    /** How far a Gaussian kernel reaches. */
    static int radius(double sigma) {
        return (int) (TRUNCATE * sigma + 0.5);
    }

    /** A Gaussian whose sum is 1; nothing changes with a sigma of 0. */
    static double[] gaussian(double sigma) {
        if (radius(sigma) == 0) return IDENTITY;
        double[] kernel = new double[radius(sigma) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = i == 0 ? 1 : Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? 1 : 2 * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
        return kernel;
    }

    /** The first derivative of a Gaussian: what is subtracted before and added after the centre. */
    static double[] firstDerivative(double sigma) {
        double[] kernel = gaussian(sigma);
        for (int i = 0; i < kernel.length; i++) kernel[i] *= i / (sigma * sigma);
        return kernel;
    }

    /** The second derivative of a Gaussian; with a sigma of 0 the differences 1, -2, 1. */
    static double[] secondDerivative(double sigma) {
        if (radius(sigma) == 0) return new double[] {-2, 1};
        double[] kernel = gaussian(sigma);
        double s2 = sigma * sigma;
        for (int i = 0; i < kernel.length; i++) kernel[i] *= (i * i / s2 - 1) / s2;
        return kernel;
    }

    /** The mean. */
    static double[] uniform(int radius) {
        double[] kernel = new double[radius + 1];
        Arrays.fill(kernel, 1.0 / (2 * radius + 1));
        return kernel;
    }
}
