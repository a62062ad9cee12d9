package org.zarrkit.ngff;

import java.util.Objects;

/** Leaves every point where it is. */
public record Identity(UnknownMembers unknown) implements CoordinateTransform {

    public Identity {
        Objects.requireNonNull(unknown);
    }

    public Identity() {
        this(UnknownMembers.NONE);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        return AffineMatrix.identity(rank);
    }
}
