package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Units;

/** Checks of a list of axes that are objects, the same wherever such a list stands. */
final class AxesChecks {

    private static final List<String> ZYX = List.of("z", "y", "x");

    private AxesChecks() {}

    private static Optional<String> type(Value axis) {
        return axis.get("type").text();
    }

    private static long count(Value axes, String type) {
        return axes.items().filter(axis -> type(axis).equals(Optional.of(type))).count();
    }

    private static Check<Value> of(String expected, java.util.function.Predicate<Value> test) {
        return Checks.is(expected, axes -> !axes.json().isArray() || test.test(axes));
    }

    static Check<Value> twoOrThreeInSpace() {
        return of("2 or 3 axes of type space", axes -> count(axes, "space") == 2 || count(axes, "space") == 3);
    }

    /** Coordinate systems of 0.6 may be those of an array instead. */
    static Check<Value> inSpaceOrOfArray() {
        return of("2 or 3 axes of type space, or at least 2 of type array", axes -> {
            long space = count(axes, "space");
            return (space == 2 || space == 3) != (count(axes, "array") >= 2);
        });
    }

    static Check<Value> oneInTime() {
        return of("at most one axis of type time", axes -> count(axes, "time") <= 1);
    }

    static Check<Value> oneOfChannels() {
        return of(
                "at most one axis of type channel, of another type, or of none",
                axes -> axes.items().filter(axis -> place(axis) == 1).count() <= 1);
    }

    static Check<Value> ordered() {
        return of("time, then channel or custom axis, then space", axes -> {
            int[] places = axes.items().mapToInt(AxesChecks::place).toArray();
            return IntStream.range(1, places.length).allMatch(i -> places[i - 1] <= places[i]);
        });
    }

    private static int place(Value axis) {
        return switch (type(axis).orElse("")) {
            case "time" -> 0;
            case "space", "array" -> 2;
            default -> 1;
        };
    }

    static Check<Value> spaceIsZyx() {
        return of("the axes of space in the order z, y, x", axes -> {
            List<String> space = axes.items()
                    .filter(axis -> type(axis).equals(Optional.of("space")))
                    .flatMap(axis -> axis.get("name").text().stream())
                    .toList();
            return space.size() != 3 || !Set.copyOf(ZYX).equals(Set.copyOf(space)) || space.equals(ZYX);
        });
    }

    /** An axis of space or time. */
    static Check<Value> hasUnit() {
        return axis -> Stream.of("space", "time").anyMatch(t -> type(axis).equals(Optional.of(t)))
                ? Checks.present("a unit, such as \"micrometer\" or \"second\"").of(axis.get("unit"))
                : Stream.empty();
    }

    /** The unit of an axis of space or time is one that OME-Zarr lists. */
    static Check<Value> unitIsListed() {
        return axis -> {
            AxisType kind = AxisType.named(type(axis).orElse(""));
            return Checks.is(
                            "a unit of " + type(axis).orElse("") + " by its name in UDUNITS-2, such as \""
                                    + (kind == AxisType.TIME ? "second" : "micrometer") + "\"",
                            unit -> unit.text()
                                    .map(text -> Units.isListed(text, kind))
                                    .orElse(true))
                    .of(axis.get("unit"));
        };
    }
}
