package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/** The variance of the box around a pixel, {@code 2 * radius + 1} wide along each axis; float32. */
record Variance(List<Integer> radius, Border border) implements NeighbourhoodOp {

    Variance {
        radius = Radius.checked(radius);
    }

    static Variance parse(Arguments arguments, ImageSpec image) {
        return new Variance(Radius.parse(arguments, image), Border.parse(arguments));
    }

    @Override
    public String name() {
        return "variance";
    }

    @Override
    public Map<String, String> parameters() {
        return border.parameters("radius", OpText.numbers(radius));
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return input.withType(DataType.FLOAT32).withWindows(window -> Window.NONE);
    }

    @Override
    public int[] halo(ImageSpec input) {
        return Radius.halo(radius);
    }

    @Override
    public void apply(Block input, Block output) {
        double[] values = Numbers.load(input);

        double[] squares = new double[values.length];
        for (int i = 0; i < values.length; i++) {

            squares[i] = values[i] * values[i];
        }
        double[] mean = mean(new Block(input.interval(), DataType.FLOAT64, values), output);
        double[] meanSquare = mean(new Block(input.interval(), DataType.FLOAT64, squares), output);
        for (int i = 0; i < mean.length; i++) mean[i] = Math.max(0, meanSquare[i] - mean[i] * mean[i]);
        Numbers.store(mean, output);
    }

    private double[] mean(Block input, Block output) {
        Block mean = Block.of(output.interval(), DataType.FLOAT64);
        new Mean(radius, border).apply(input, mean);
        return (double[]) mean.pixels();
    }
}
