package org.zarrkit.ngff;

import java.util.Objects;

/** A transform that leads from one coordinate system to another. */
public record LinkedTransform(SystemReference input, SystemReference output, CoordinateTransform transform) {

    public LinkedTransform {
        Objects.requireNonNull(input);
        Objects.requireNonNull(output);
        Objects.requireNonNull(transform);
    }

    /** The same ends with another transform between them. */
    public LinkedTransform withTransform(CoordinateTransform other) {
        return new LinkedTransform(input, output, other);
    }
}
