package org.zarrkit.blocks;

import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** How far a neighbourhood reaches from its centre along each axis, in pixels, x first. */
final class Radius {

    private static final int LARGEST = 10_000;

    private Radius() {}

    /** One number for all axes of space, or one for each of the first axes, x first. */
    static List<Integer> parse(Arguments arguments, ImageSpec image) {
        return parse(arguments, "radius", image);
    }

    /** The same of another key. */
    static List<Integer> parse(Arguments arguments, String key, ImageSpec image) {
        return arguments.perAxis(key, image, 0).stream()
                .map(radius -> {
                    if (radius != Math.rint(radius))
                        throw new IllegalArgumentException(key + "=" + radius + "; expected whole pixels");
                    return (int) (double) radius;
                })
                .toList();
    }

    static List<Integer> checked(List<Integer> radius) {
        for (int pixels : radius)
            if (pixels < 0 || pixels > LARGEST)
                throw new IllegalArgumentException("radius=" + pixels + "; expected 0 to " + LARGEST + " pixels");
        return List.copyOf(radius);
    }

    static int[] halo(List<Integer> radius) {
        return radius.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A box and a halo around it. */
    static Interval grown(Interval box, int[] halo) {
        long[] min = box.minAsLongArray();
        long[] max = box.maxAsLongArray();
        for (int d = 0; d < halo.length; d++) {
            min[d] -= halo[d];
            max[d] += halo[d];
        }
        return new FinalInterval(min, max);
    }
}
