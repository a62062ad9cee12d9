package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is different in the metadata of an image before and after a change. */
public record ImageDifference(Multiscale before, Multiscale after) {

    /** A line for each difference, such as {@code axis x: pixel size 1.0 -> 0.2}; channels count from 1, levels from 0. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "name",
                quoted(before.description().name()),
                quoted(after.description().name()));
        for (int a = 0; a < before.rank(); a++)
            add(lines, "axis " + before.axes().get(a).name() + ": unit", unit(before, a), unit(after, a));
        for (int level = 0; level < before.levels().size(); level++) {
            String what = "level " + level + ": ";
            add(lines, what + "pixel size", text(before.pixelSizes(level)), text(after.pixelSizes(level)));
            add(lines, what + "origin", text(before.origin(level)), text(after.origin(level)));
        }
        for (int c = 0; c < Math.max(before.channels().size(), after.channels().size()); c++)
            add(lines, "channel " + (c + 1), channel(before, c), channel(after, c));
        add(
                lines,
                "shown first: z",
                position(before.rendering().defaultZ()),
                position(after.rendering().defaultZ()));
        add(
                lines,
                "shown first: t",
                position(before.rendering().defaultT()),
                position(after.rendering().defaultT()));
        return lines;
    }

    private static void add(List<String> lines, String what, String old, String now) {
        if (!old.equals(now)) lines.add(what + " " + old + " -> " + now);
    }

    private static String quoted(Optional<String> text) {
        return text.map(t -> "'" + t + "'").orElse("none");
    }

    private static String unit(Multiscale image, int axis) {
        return image.axes().get(axis).unit().orElse("none");
    }

    private static String text(double[] numbers) {
        return Arrays.toString(numbers);
    }

    private static String position(Optional<Integer> position) {
        return position.map(Object::toString).orElse("none");
    }

    private static String channel(Multiscale image, int c) {
        if (c >= image.channels().size()) return "none";
        Channel channel = image.channels().get(c);
        Window window = channel.window();
        return quoted(channel.label())
                + channel.color()
                        .map(rgb -> String.format(Locale.ROOT, " #%06X", rgb))
                        .orElse("")
                + " " + limit(window.start()) + ".." + limit(window.end())
                + " of " + limit(window.min()) + ".." + limit(window.max())
                + (channel.active() ? "" : " off");
    }

    private static String limit(OptionalDouble limit) {
        return limit.isPresent() ? Double.toString(limit.getAsDouble()) : "?";
    }

    /** What a change asked for and is not there after it, as a sentence; empty if all is. */
    public Optional<String> unmet(ImageChange change) {
        for (String axis : change.axes().keySet()) {
            int index = after.axes().stream().map(Axis::name).toList().indexOf(axis);
            if (!isMet(change.axes().get(axis), index)) return Optional.of("the axis " + axis + " is as it was");
        }
        for (int c : change.channels().keySet())
            if (!isMet(change.channels().get(c), after.channels().get(c)))
                return Optional.of("the channel " + (c + 1) + " is as it was");
        Rendering shown = after.rendering();
        boolean rest = change.name().map(name -> name.equals(after.name())).orElse(true)
                && change.defaultZ()
                        .map(z -> shown.defaultZ().equals(Optional.of(z)))
                        .orElse(true)
                && change.defaultT()
                        .map(t -> shown.defaultT().equals(Optional.of(t)))
                        .orElse(true);
        return rest ? Optional.empty() : Optional.of("the name, or what is shown first, is as it was");
    }

    private boolean isMet(AxisChange change, int axis) {
        Optional<String> unit = after.axes().get(axis).unit();
        return change.unit()
                        .map(spelling -> Units.toUdunits(spelling).equals(unit))
                        .orElse(true)
                && isNear(change.pixelSize(), after.pixelSizes(0)[axis])
                && isNear(change.origin(), after.origin(0)[axis]);
    }

    private static boolean isMet(ChannelChange change, Channel channel) {
        return change.label()
                        .map(label -> channel.label().equals(Optional.of(label)))
                        .orElse(true)
                && change.color()
                        .map(rgb -> channel.color().equals(Optional.of(rgb)))
                        .orElse(true)
                && change.active().map(active -> channel.active() == active).orElse(true)
                && isNear(change.start(), channel.window().start().orElse(Double.NaN))
                && isNear(change.end(), channel.window().end().orElse(Double.NaN));
    }

    /** Within rounding. */
    private static boolean isNear(OptionalDouble asked, double found) {
        double wanted = asked.orElse(0);
        return asked.isEmpty()
                || Math.abs(found - wanted) <= 1e-12 * Math.max(1e-300, Math.abs(wanted) + Math.abs(found));
    }
}
