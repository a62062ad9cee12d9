package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;

/** A named space with its axes, in which points have coordinates. */
public record CoordinateSystem(String name, List<Axis> axes, UnknownMembers unknown) {

    /** @throws IllegalArgumentException if there is no name, no axis, too many, or two of one name */
    public CoordinateSystem {
        axes = List.copyOf(axes);
        Objects.requireNonNull(unknown);
        if (name.isEmpty()) throw new IllegalArgumentException("a coordinate system has an empty name");
        Axis.requireDistinct(axes);
    }

    public CoordinateSystem(String name, List<Axis> axes) {
        this(name, axes, UnknownMembers.NONE);
    }

    public int rank() {
        return axes.size();
    }

    public CoordinateSystem withAxes(List<Axis> newAxes) {
        return new CoordinateSystem(name, newAxes, unknown);
    }
}
