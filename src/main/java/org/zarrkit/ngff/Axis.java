package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named dimension of an image, with its type and unit. Names are arbitrary: ask for {@link #type()}, not for "x".
 *
 * @param typeName the type as the document states it, which may be a custom one; empty if it states none
 * @param unit the unit as the document spells it; {@link Units} knows other spellings
 * @param unknown members of the document that Zarrkit does not interpret, such as {@code orientation}
 */
public record Axis(String name, Optional<String> typeName, Optional<String> unit, UnknownMembers unknown) {

    /** No document may state more axes: matrices are made for as many as there are. */
    static final int MOST = 16;

    private static final String ARRAY = "array";

    public Axis {
        Objects.requireNonNull(typeName);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(unknown);
        if (name.isEmpty()) throw new IllegalArgumentException("an axis has an empty name; every axis needs a name");
    }

    /** An axis of this type without a unit. */
    public static Axis of(String name, AxisType type) {
        return new Axis(name, type.ngffName(), Optional.empty(), UnknownMembers.NONE);
    }

    public static Axis time(String name) {
        return of(name, AxisType.TIME);
    }

    public static Axis channel(String name) {
        return of(name, AxisType.CHANNEL);
    }

    public static Axis space(String name) {
        return of(name, AxisType.SPACE);
    }

    /** What it counts; an axis of type {@code array} (OME-Zarr 0.6) space, unless its name says otherwise. */
    public AxisType type() {
        if (!typeName.equals(Optional.of(ARRAY))) return AxisType.named(typeName.orElse(""));
        AxisType suggested = AxisType.suggestedBy(name);
        return suggested == AxisType.OTHER ? AxisType.SPACE : suggested;
    }

    /** The same axis with this unit, given in any spelling that {@link Units} knows; "pixel" removes the unit. */
    public Axis withUnit(String spelling) {
        return new Axis(name, typeName, Units.toUdunits(spelling), unknown);
    }

    Axis withoutUnit() {
        return new Axis(name, typeName, Optional.empty(), unknown);
    }

    /** @throws IllegalArgumentException if there are no axes, too many, or two of one name */
    static void requireDistinct(List<Axis> axes) {
        if (axes.isEmpty() || axes.size() > MOST)
            throw new IllegalArgumentException(
                    "axes are " + ImageAxes.shown(axes) + "; expected 1 to " + MOST + " axes");
        if (axes.stream().map(Axis::name).distinct().count() < axes.size())
            throw new IllegalArgumentException("axes are " + ImageAxes.shown(axes) + "; expected unique axis names");
    }

    @Override
    public String toString() {
        return name + ":" + typeName.orElse("untyped")
                + unit.map(u -> "[" + u + "]").orElse("");
    }
}
