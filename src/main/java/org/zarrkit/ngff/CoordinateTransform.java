package org.zarrkit.ngff;

import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A map from points to points, in the axis order of the document; array index 0 is the centre of the first pixel.
 * Implementations are immutable and equal by content.
 */
public sealed interface CoordinateTransform permits Identity, Scale, Translation, Affine, Sequence, UnknownTransform {

    /**
     * The matrix of this transform for points of {@code rank} coordinates.
     *
     * @throws IllegalArgumentException if the transform does not take so many coordinates
     * @throws UnsupportedFeatureException if the transform has no matrix, or none that Zarrkit can work out
     */
    AffineMatrix toAffine(int rank);

    /** Whether {@link #toAffine} has an answer, given the right rank. */
    default boolean isAffine() {
        return true;
    }
}
