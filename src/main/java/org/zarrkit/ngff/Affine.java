package org.zarrkit.ngff;

import java.util.Objects;

/** A transform stated as a matrix. */
public record Affine(AffineMatrix matrix, UnknownMembers unknown) implements CoordinateTransform {

    public Affine {
        Objects.requireNonNull(matrix);
        Objects.requireNonNull(unknown);
    }

    public Affine(AffineMatrix matrix) {
        this(matrix, UnknownMembers.NONE);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        if (rank != matrix.inputRank())
            throw new IllegalArgumentException("affine matrix " + matrix + " for points of " + rank + " coordinates");
        return matrix;
    }
}
