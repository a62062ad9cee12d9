package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;

/** The mean of the box around a pixel, {@code 2 * radius + 1} wide along each axis; computed in double precision. */
record Mean(List<Integer> radius, Border border) implements NeighbourhoodOp {

    Mean {
        radius = Radius.checked(radius);
    }

    static Mean parse(Arguments arguments, ImageSpec image) {
        return new Mean(Radius.parse(arguments, image), Border.parse(arguments));
    }

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public Map<String, String> parameters() {
        return border.parameters("radius", OpText.numbers(radius));
    }

    @Override
    public int[] halo(ImageSpec input) {
        return Radius.halo(radius);
    }

    @Override
    public void apply(Block input, Block output) {
        Convolution convolution = Convolution.inDoubles(input);
        for (int d = radius.size() - 1; d >= 0; d--) convolution.along(d, Kernels.uniform(radius.get(d)));
        convolution.store(output);
    }
}
