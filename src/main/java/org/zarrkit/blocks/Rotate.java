package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/**
 * The image turned about the middle of its planes x and y, in physical units: clockwise, as it is seen with y downwards.
 *
 * @param angle in degrees
 */
record Rotate(double angle, Interpolation interpolation, Affine.Grid grid) implements BlockOp {

    Rotate {
        if (!Double.isFinite(angle)) throw new IllegalArgumentException("angle=" + angle + "; expected degrees");
    }

    static Rotate parse(Arguments arguments) {
        return new Rotate(arguments.number("angle"), Interpolation.parse(arguments), Affine.Grid.parse(arguments));
    }

    @Override
    public String name() {
        return "rotate";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("angle", OpText.number(angle));
        parameters.put("interpolation", interpolation.toString());
        parameters.put("grid", grid.toString());
        return parameters;
    }

    private Affine affine(ImageSpec image) {
        double cos = exact(Math.cos(Math.toRadians(angle)));
        double sin = exact(Math.sin(Math.toRadians(angle)));
        double x = middle(image, 0);
        double y = middle(image, 1);
        int rank = image.spaceDimensions();
        double[] numbers = new double[rank * (rank + 1)];
        for (int d = 2; d < rank; d++) numbers[d * (rank + 2)] = 1;
        numbers[0] = cos;
        numbers[1] = -sin;
        numbers[rank] = x - cos * x + sin * y;
        numbers[rank + 1] = sin;
        numbers[rank + 2] = cos;
        numbers[2 * rank + 1] = y - sin * x - cos * y;
        List<Double> matrix = new ArrayList<>();
        for (double number : numbers) matrix.add(number);
        return new Affine(matrix, interpolation, grid);
    }

    /** A quarter turn has factors 0 and 1. */
    private static double exact(double factor) {
        return Math.abs(factor - Math.rint(factor)) < 1e-15 ? Math.rint(factor) : factor;
    }

    private static double middle(ImageSpec image, int d) {
        return image.origin()[d] + (image.dimensions().get(d) - 1) * image.pixelSizes()[d] / 2;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return affine(input).output(input);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return interpolation == Interpolation.NEAREST ? input : Optional.empty();
    }

    @Override
    public void apply(BlockSource input, Block output) {
        affine(input.spec()).apply(input, output);
    }
}
