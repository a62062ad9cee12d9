package org.zarrkit.ngff;

import java.util.Optional;

/** What an axis counts; in the order in which OME-Zarr wants axes of different types. */
public enum AxisType {
    TIME("time"),
    CHANNEL("channel"),
    /** A custom type, or none stated. It stands where a channel axis would. */
    OTHER(""),
    SPACE("space");

    private final String ngffName;

    AxisType(String ngffName) {
        this.ngffName = ngffName;
    }

    /** The type with this name in a document; {@link #OTHER} for any name that the specification does not know. */
    public static AxisType named(String name) {
        for (AxisType type : values()) if (type != OTHER && type.ngffName.equals(name)) return type;
        return OTHER;
    }

    /** The type that a usual name of an axis suggests: t, c, z, y or x; else {@link #OTHER}. */
    public static AxisType suggestedBy(String axisName) {
        return switch (axisName) {
            case "t", "T" -> TIME;
            case "c", "C" -> CHANNEL;
            case "z", "y", "x", "Z", "Y", "X" -> SPACE;
            default -> OTHER;
        };
    }

    /** The name in a document; empty for {@link #OTHER}, whose name is the axis's own affair. */
    public Optional<String> ngffName() {
        return this == OTHER ? Optional.empty() : Optional.of(ngffName);
    }

    /** Rank in the order by type: time, then channel or other, then space. */
    int place() {
        return switch (this) {
            case TIME -> 0;
            case CHANNEL, OTHER -> 1;
            case SPACE -> 2;
        };
    }
}
