package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * Derivatives after Gaussian smoothing, of all axes of space or of those with a sigma; float32. As {@code gaussian_laplace},
 * {@code laplace} (sigma 0) and {@code gaussian_gradient_magnitude} of {@code scipy.ndimage}.
 *
 * @param sigmas of the first axes, x first; the others stay alone
 */
record Derivatives(Kind kind, List<Double> sigmas, Border border) implements NeighbourhoodOp {

    /** The sum of the second derivatives, or the length of the vector of the first. */
    enum Kind {
        LAPLACIAN,
        GRADIENT
    }

    Derivatives {
        sigmas = new Gaussian(sigmas).sigmas();
        if (kind == Kind.GRADIENT && sigmas.stream().anyMatch(sigma -> Kernels.radius(sigma) == 0))
            throw new IllegalArgumentException("sigma=" + OpText.numbers(sigmas) + "; a gradient needs at least 0.125");
    }

    static Derivatives parse(Kind kind, Arguments arguments, ImageSpec image) {
        List<Double> sigmas = arguments.perAxis("sigma", image, 0);
        int count = arguments.numbers("sigma").length;
        return new Derivatives(
                kind, sigmas.subList(0, count == 1 ? image.spaceDimensions() : count), Border.parse(arguments));
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> parameters() {
        return border.parameters("sigma", OpText.numbers(sigmas));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return input.withType(DataType.FLOAT32).withWindows(window -> Window.NONE);
    }

    @Override
    public int[] halo(ImageSpec input) {
        int[] halo = new int[input.rank()];
        for (int d = 0; d < sigmas.size(); d++) halo[d] = derivative(d).length - 1;
        return halo;
    }

    private double[] derivative(int d) {
        double sigma = sigmas.get(d);
        return kind == Kind.GRADIENT ? Kernels.firstDerivative(sigma) : Kernels.secondDerivative(sigma);
    }

    @Override
    public void apply(Block input, Block output) {
        double[] sum = new double[output.size()];
        for (int axis = 0; axis < sigmas.size(); axis++) {
            double[] along = along(axis, input, output);
            if (kind == Kind.LAPLACIAN) for (int i = 0; i < sum.length; i++) sum[i] += along[i];
            else for (int i = 0; i < sum.length; i++) sum[i] += along[i] * along[i];
        }
        if (kind == Kind.GRADIENT) for (int i = 0; i < sum.length; i++) sum[i] = Math.sqrt(sum[i]);
        Numbers.store(sum, output);
    }

    private double[] along(int axis, Block input, Block output) {
        Convolution convolution = Convolution.inDoubles(input);
        for (int d = sigmas.size() - 1; d >= 0; d--) {
            double[] derivative = derivative(d);
            // As long as the derivative, so that all axes become shorter alike.
            double[] smoothing = Arrays.copyOf(Kernels.gaussian(sigmas.get(d)), derivative.length);
            if (d != axis) convolution.along(d, smoothing);
            else if (kind == Kind.GRADIENT) convolution.differencesAlong(d, derivative);
            else convolution.along(d, derivative);
        }
        Block result = Block.of(output.interval(), DataType.FLOAT64);
        convolution.store(result);
        return (double[]) result.pixels();
    }
}
