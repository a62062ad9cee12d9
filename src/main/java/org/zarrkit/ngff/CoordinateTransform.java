package org.zarrkit.ngff;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A map from points to points, in the axis order of the document; array index 0 is the centre of the first pixel.
 * Implementations are immutable and equal by content. The types are those of RFC-5 (OME-Zarr 0.6, "coordinate
 * transformations"); earlier versions know scale and translation.
 */
public sealed interface CoordinateTransform
        permits Identity,
                Scale,
                Translation,
                MapAxis,
                ProjectAxis,
                Affine,
                Rotation,
                StoredMatrix,
                Sequence,
                ByDimension,
                Bijection,
                VectorField,
                UnknownTransform {

    /**
     * The matrix of this transform for points of {@code rank} coordinates.
     *
     * @throws IllegalArgumentException if the transform does not take so many coordinates, or its numbers overflow
     * @throws UnsupportedFeatureException if the transform has no matrix, or none that Zarrkit can work out
     */
    AffineMatrix toAffine(int rank);

    /** Whether {@link #toAffine} has an answer, given the right rank. */
    default boolean isAffine() {
        return parts().stream().allMatch(CoordinateTransform::isAffine);
    }

    /** The transforms that this one is made of; none if it is not made of any. */
    default List<CoordinateTransform> parts() {
        return List.of();
    }

    /** The same transform made of other parts: each is replaced by what the function makes of it. */
    default CoordinateTransform withParts(UnaryOperator<CoordinateTransform> change) {
        return this;
    }

    /** Members of the document that Zarrkit does not interpret; {@code name} is one of them. */
    UnknownMembers unknown();

    /** The name of this transform, if it has one. */
    default Optional<String> name() {
        return unknown().get("name").filter(name -> name.isTextual()).map(name -> name.textValue());
    }
}
