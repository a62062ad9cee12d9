package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pixel of a rank among those of the neighbourhood of a pixel. Minimum and maximum are the grey and binary erosion and
 * dilation.
 *
 * @param percent for {@link Kind#PERCENTILE}: of the values in ascending order that at {@code floor(count * percent / 100)},
 *     as in {@code scipy.ndimage.percentile_filter}; at 100 the last
 */
record Rank(Kind kind, List<Integer> radius, Shape shape, double percent, Border border) implements NeighbourhoodOp {

    /** {@code ERODE} and {@code DILATE} are other names of {@code MINIMUM} and {@code MAXIMUM}. */
    enum Kind {
        MINIMUM,
        MAXIMUM,
        ERODE,
        DILATE,
        MEDIAN,
        PERCENTILE
    }

    /** So many pixels of a box are gone through, one by one, for each pixel at most. */
    private static final double MOST = 1 << 24;

    Rank {
        radius = Radius.checked(radius);
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("percent=" + percent + "; expected 0 to 100");
        boolean oneByOne = shape == Shape.BALL || kind == Kind.MEDIAN || kind == Kind.PERCENTILE;
        double box = radius.stream().mapToDouble(r -> 2.0 * r + 1).reduce(1, (a, b) -> a * b);
        if (oneByOne && box > MOST)
            throw new IllegalArgumentException("radius=" + OpText.numbers(radius) + " is a box of " + OpText.number(box)
                    + " pixels; expected at most " + OpText.number(MOST));
    }

    static Rank parse(Kind kind, Arguments arguments, ImageSpec image) {
        double percent = kind == Kind.PERCENTILE ? arguments.number("percent") : 50;
        return new Rank(kind, Radius.parse(arguments, image), Shape.parse(arguments), percent, Border.parse(arguments));
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(border.parameters("radius", OpText.numbers(radius)));
        if (shape != Shape.BOX) parameters.put("shape", shape.toString());
        if (kind == Kind.PERCENTILE) parameters.put("percent", OpText.number(percent));
        return parameters;
    }

    @Override
    public int[] halo(ImageSpec input) {
        return Radius.halo(radius);
    }

    @Override
    public void apply(Block input, Block output) {
        boolean box = shape == Shape.BOX;
        switch (kind) {
            case MINIMUM, ERODE -> extreme(false, box, input, output);
            case MAXIMUM, DILATE -> extreme(true, box, input, output);
            default -> new RankWindow(shape.steps(radius), input).apply(this::rank, output);
        }
    }

    private void extreme(boolean most, boolean box, Block input, Block output) {
        if (box) Extremes.apply(most, radius, input, output);
        else new RankWindow(shape.steps(radius), input).extremes(most, output);
    }

    /** The index among so many values in ascending order. */
    private int rank(int count) {
        return Math.min(count - 1, (int) (count * percent / 100));
    }
}
