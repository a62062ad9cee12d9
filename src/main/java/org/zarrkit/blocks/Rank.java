package org.zarrkit.blocks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pixel of a rank among those of the box around a pixel, {@code 2 * radius + 1} wide along each axis. Minimum and maximum
 * are the grey and binary erosion and dilation by a box.
 *
 * @param percent for {@link Kind#PERCENTILE}: of the values in ascending order that at {@code floor(count * percent / 100)},
 *     as in {@code scipy.ndimage.percentile_filter}; at 100 the last
 */
record Rank(Kind kind, List<Integer> radius, double percent, Border border) implements NeighbourhoodOp {

    /** {@code ERODE} and {@code DILATE} are other names of {@code MINIMUM} and {@code MAXIMUM}. */
    enum Kind {
        MINIMUM,
        MAXIMUM,
        ERODE,
        DILATE,
        MEDIAN,
        PERCENTILE
    }

    Rank {
        radius = Radius.checked(radius);
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("percent=" + percent + "; expected 0 to 100");
    }

    static Rank parse(Kind kind, Arguments arguments, ImageSpec image) {
        double percent = kind == Kind.PERCENTILE ? arguments.number("percent") : 50;
        return new Rank(kind, Radius.parse(arguments, image), percent, Border.parse(arguments));
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(border.parameters("radius", OpText.numbers(radius)));
        if (kind == Kind.PERCENTILE) parameters.put("percent", OpText.number(percent));
        return parameters;
    }

    @Override
    public int[] halo(ImageSpec input) {
        return Radius.halo(radius);
    }

    @Override
    public void apply(Block input, Block output) {
        switch (kind) {
            case MINIMUM, ERODE -> Extremes.apply(false, radius, input, output);
            case MAXIMUM, DILATE -> Extremes.apply(true, radius, input, output);
            default -> new RankWindow(radius, input).apply(this::rank, output);
        }
    }

    /** The index among so many values in ascending order. */
    private int rank(int count) {
        return Math.min(count - 1, (int) (count * percent / 100));
    }
}
