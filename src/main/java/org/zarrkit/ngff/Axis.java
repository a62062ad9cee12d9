package org.zarrkit.ngff;

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

    public AxisType type() {
        return AxisType.named(typeName.orElse(""));
    }

    /** The same axis with this unit, given in any spelling that {@link Units} knows; "pixel" removes the unit. */
    public Axis withUnit(String spelling) {
        return new Axis(name, typeName, Units.toUdunits(spelling), unknown);
    }

    @Override
    public String toString() {
        return name + ":" + typeName.orElse("untyped")
                + unit.map(u -> "[" + u + "]").orElse("");
    }
}
