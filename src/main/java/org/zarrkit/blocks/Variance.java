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
        Numbers.store(LocalMoments.of(radius, input, output.interval()).variance(), output);
    }
}
