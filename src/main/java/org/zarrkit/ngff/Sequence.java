package org.zarrkit.ngff;

import java.util.List;

/** Applies transforms one after the other, the first in the list first. */
public record Sequence(List<CoordinateTransform> transforms) implements CoordinateTransform {

    public Sequence {
        transforms = List.copyOf(transforms);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        AffineMatrix matrix = AffineMatrix.identity(rank);
        for (CoordinateTransform transform : transforms) matrix = matrix.then(transform.toAffine(matrix.outputRank()));
        return matrix;
    }

    @Override
    public boolean isAffine() {
        return transforms.stream().allMatch(CoordinateTransform::isAffine);
    }
}
