package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.ImageLabel;

/**
 * The image moved by an affine map of physical positions, and sampled anew; what comes in from outside is 0.
 *
 * @param matrix from old to new positions: for each axis of space, x first, one factor for each of them and a shift
 * @param grid which pixels the result has
 */
record Affine(List<Double> matrix, Interpolation interpolation, Grid grid) implements BlockOp {

    /** Which pixels a result has. */
    enum Grid {
        /** As many of the old size as hold all of the image, wherever they lie. */
        FIT,
        /** Those of the input. */
        SAME;

        static Grid parse(Arguments arguments) {
            return arguments.choice("grid", Grid.class, FIT);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Affine {
        matrix = List.copyOf(matrix);
    }

    static Affine parse(Arguments arguments) {
        return new Affine(
                Arrays.stream(arguments.numbers("matrix")).boxed().toList(),
                Interpolation.parse(arguments),
                Grid.parse(arguments));
    }

    @Override
    public String name() {
        return "affine";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("matrix", OpText.numbers(matrix));
        parameters.put("interpolation", interpolation.toString());
        parameters.put("grid", grid.toString());
        return parameters;
    }

    private AffineMatrix map(ImageSpec image) {
        int rank = image.spaceDimensions();
        if (matrix.size() != rank * (rank + 1))
            throw new IllegalArgumentException("matrix= has " + matrix.size() + " numbers; expected "
                    + rank * (rank + 1) + ": for each of " + rank + " axes of space, x first, " + rank
                    + " factors and a shift");
        double[][] rows = new double[rank][rank + 1];
        for (int i = 0; i < matrix.size(); i++) rows[i / (rank + 1)][i % (rank + 1)] = matrix.get(i);
        return AffineMatrix.of(rows);
    }

    private AffineMatrix inverse(ImageSpec image) {
        return map(image)
                .inverse()
                .orElseThrow(() -> new IllegalArgumentException(
                        "matrix=" + OpText.numbers(matrix) + " can't be inverted: it makes space flat"));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        inverse(input);
        return grid == Grid.SAME ? input : fitted(input, map(input));
    }

    /** The box around the centres of all pixels after a map. */
    private static ImageSpec fitted(ImageSpec input, AffineMatrix map) {
        long[] size = input.interval().dimensionsAsLongArray();
        double[] pixelSizes = input.pixelSizes();
        double[] origin = input.origin();
        double[] least = map.shift();
        double[] most = map.shift();
        for (int r = 0; r < map.outputRank(); r++)
            for (int c = 0; c < map.inputRank(); c++) {
                double a = map.get(r, c) * input.origin()[c];
                double b = map.get(r, c) * (input.origin()[c] + (size[c] - 1) * pixelSizes[c]);
                least[r] += Math.min(a, b);
                most[r] += Math.max(a, b);
            }
        for (int d = 0; d < least.length; d++) {
            origin[d] = least[d];
            // A little more than a whole number is one that was computed.
            size[d] = (long) Math.ceil((most[d] - least[d]) / pixelSizes[d] - 1e-6) + 1;
        }
        return input.withGrid(size, pixelSizes, origin);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return interpolation == Interpolation.NEAREST ? input : Optional.empty();
    }

    @Override
    public void apply(BlockSource input, Block output) {
        ImageSpec spec = input.spec();
        Resampling.of(input, output(spec), inverse(spec), interpolation).fill(output);
    }
}
