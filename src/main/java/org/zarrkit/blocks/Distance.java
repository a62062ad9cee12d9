package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * How far each pixel that is not 0 is from the nearest that is, in a straight line; float32. Exact up to the reach, which
 * is given to all that are farther: a halo of that size is read, and no more. As {@code distance_transform_edt} of
 * {@code scipy.ndimage}, beyond the image is nothing.
 */
record Distance(double reach, Units units) implements NeighbourhoodOp {

    private static final int LARGEST = 10_000;

    /** What the reach and the distances are measured in. */
    enum Units {
        PIXELS,
        PHYSICAL
    }

    Distance {
        if (!(reach > 0 && reach <= 1e12)) throw new IllegalArgumentException("reach=" + reach + "; expected above 0");
    }

    static Distance parse(Arguments arguments) {
        return new Distance(arguments.number("reach"), arguments.choice("units", Units.class, Units.PIXELS));
    }

    @Override
    public String name() {
        return "distance";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("reach", OpText.number(reach));
        parameters.put("units", units.name().toLowerCase(Locale.ROOT));
        return parameters;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        for (int pixels : halo(input))
            if (pixels > LARGEST)
                throw new IllegalArgumentException(
                        "reach=" + reach + " is " + pixels + " pixels; expected at most " + LARGEST);
        return input.withType(DataType.FLOAT32).withWindows(window -> Window.of(0, reach, 0, reach));
    }

    private double[] spacing(ImageSpec image) {
        double[] spacing = Arrays.copyOf(image.pixelSizes(), image.spaceDimensions());
        if (units == Units.PIXELS) Arrays.fill(spacing, 1);
        return spacing;
    }

    @Override
    public int[] halo(ImageSpec input) {
        int[] halo = new int[input.rank()];
        double[] spacing = spacing(input);
        for (int d = 0; d < spacing.length; d++)
            halo[d] = (int) Math.min(input.dimensions().get(d), Math.floor(reach / spacing[d]));
        return halo;
    }

    /** A mirror image is never nearer than what it is of. */
    @Override
    public Border border() {
        return Border.REFLECT;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        Block block = border().read(input, Radius.grown(output.interval(), halo(input.spec())));
        double[] squares = SquaredDistances.of(block, halo(input.spec()), spacing(input.spec()), reach * reach);
        for (int i = 0; i < squares.length; i++) squares[i] = Math.sqrt(squares[i]);
        Numbers.store(squares, output);
    }

    @Override
    public void apply(Block input, Block output) {
        throw new IllegalStateException("distances need to know the pixel size of their image");
    }
}
