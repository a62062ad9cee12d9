package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Applies transforms one after the other, the first in the list first. */
public record Sequence(List<CoordinateTransform> transforms, UnknownMembers unknown) implements CoordinateTransform {

    public Sequence {
        transforms = List.copyOf(transforms);
        Objects.requireNonNull(unknown);
    }

    public Sequence(List<CoordinateTransform> transforms) {
        this(transforms, UnknownMembers.NONE);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        AffineMatrix matrix = AffineMatrix.identity(rank);
        for (CoordinateTransform transform : transforms) matrix = matrix.then(transform.toAffine(matrix.outputRank()));
        return matrix;
    }

    @Override
    public List<CoordinateTransform> parts() {
        return transforms;
    }

    @Override
    public Sequence withParts(UnaryOperator<CoordinateTransform> change) {
        return new Sequence(transforms.stream().map(change).toList(), unknown);
    }
}
