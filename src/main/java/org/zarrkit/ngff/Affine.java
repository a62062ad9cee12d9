package org.zarrkit.ngff;

import java.util.Objects;

/** A transform stated as a matrix. */
public record Affine(AffineMatrix matrix) implements CoordinateTransform {

    public Affine {
        Objects.requireNonNull(matrix);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        if (rank != matrix.inputRank())
            throw new IllegalArgumentException("affine matrix " + matrix + " for points of " + rank + " coordinates");
        return matrix;
    }
}
