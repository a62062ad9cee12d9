package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zarrkit.error.UnsupportedFeatureException;

/** Rules for the axes of an image as a whole. */
final class ImageAxes {

    private static final List<String> SPACE_ORDER = List.of("z", "y", "x");

    private ImageAxes() {}

    // MUST (0.4 to 0.6, "multiscales"): 2 to 5 axes, of which 2 or 3 space, at most one time and at most one channel or
    // custom; ordered by type.
    /** The rule of OME-Zarr 0.4 to 0.6 that the axes break, if they do. */
    static Optional<String> brokenRule(List<Axis> axes) {
        if (axes.size() < 2 || axes.size() > 5) return Optional.of("2 to 5 axes");
        return brokenCount(axes).or(() -> {
            for (int i = 1; i < axes.size(); i++)
                if (axes.get(i - 1).type().place() > axes.get(i).type().place())
                    return Optional.of("the order time, channel or custom type, space");
            return Optional.empty();
        });
    }

    private static Optional<String> brokenCount(List<Axis> axes) {
        long space = count(axes, AxisType.SPACE);
        if (space < 2 || space > 3) return Optional.of("2 or 3 axes of type space");
        if (count(axes, AxisType.TIME) > 1) return Optional.of("at most one axis of type time");
        return count(axes, AxisType.CHANNEL) + count(axes, AxisType.OTHER) > 1
                ? Optional.of("at most one axis of type channel or a custom type")
                : Optional.empty();
    }

    /**
     * The order in which the axes are shown and written: time, channel or custom, space; of space z, y, x if so named.
     *
     * @return for each axis shown its position among these
     * @throws UnsupportedFeatureException if they are not those of an image that can be shown
     */
    static List<Integer> shownOrder(List<Axis> axes) {
        brokenCount(axes).ifPresent(rule -> {
            throw new UnsupportedFeatureException("axes are " + shown(axes) + "; Zarrkit shows images with " + rule
                    + ". Its arrays can be opened one by one");
        });
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, axes.size()).boxed().toList());
        boolean usual = axes.stream()
                .filter(axis -> axis.type() == AxisType.SPACE)
                .allMatch(axis -> SPACE_ORDER.contains(lowerName(axis)));
        Comparator<Integer> byType =
                Comparator.comparing(i -> axes.get(i).type().place());
        Comparator<Integer> byName = Comparator.comparing(i -> SPACE_ORDER.indexOf(lowerName(axes.get(i))));
        order.sort(usual ? byType.thenComparing(byName) : byType);
        return List.copyOf(order);
    }

    /** The axes for a message. */
    static String shown(List<Axis> axes) {
        return axes.size() <= 8 ? axes.toString() : axes.size() + " axes";
    }

    private static String lowerName(Axis axis) {
        return axis.type() == AxisType.SPACE ? axis.name().toLowerCase(Locale.ROOT) : "";
    }

    private static long count(List<Axis> axes, AxisType type) {
        return axes.stream().filter(axis -> axis.type() == type).count();
    }
}
