package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A transform together with the one that undoes it. */
public record Bijection(CoordinateTransform forward, CoordinateTransform inverse, UnknownMembers unknown)
        implements CoordinateTransform {

    public Bijection {
        Objects.requireNonNull(forward);
        Objects.requireNonNull(inverse);
        Objects.requireNonNull(unknown);
    }

    /** The matrix of the forward transform. */
    @Override
    public AffineMatrix toAffine(int rank) {
        return forward.toAffine(rank);
    }

    @Override
    public boolean isAffine() {
        return forward.isAffine();
    }

    @Override
    public List<CoordinateTransform> parts() {
        return List.of(forward, inverse);
    }

    @Override
    public Bijection withParts(UnaryOperator<CoordinateTransform> change) {
        return new Bijection(change.apply(forward), change.apply(inverse), unknown);
    }
}
