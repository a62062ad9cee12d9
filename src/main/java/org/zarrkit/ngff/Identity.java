package org.zarrkit.ngff;

/** Leaves every point where it is. */
public record Identity() implements CoordinateTransform {

    @Override
    public AffineMatrix toAffine(int rank) {
        return AffineMatrix.identity(rank);
    }
}
