package org.zarrkit.ngff;

import java.util.Objects;
import java.util.Optional;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * A transform that states for each point of a grid where it goes. Zarrkit keeps and reports it, but does not apply it.
 *
 * @param path of the multiscale that holds the vectors, as the document states it; it is not followed
 * @param interpolation between grid points, as the document states it; linear if it states none
 */
public record VectorField(Kind kind, String path, Optional<String> interpolation, UnknownMembers unknown)
        implements CoordinateTransform {

    /** What the vectors are. */
    public enum Kind {
        /** Added to the point. */
        DISPLACEMENTS("displacements"),
        /** The point itself. */
        COORDINATES("coordinates");

        private final String ngffType;

        Kind(String ngffType) {
            this.ngffType = ngffType;
        }

        /** The type of the transform in a document. */
        public String ngffType() {
            return ngffType;
        }
    }

    public VectorField {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(path);
        Objects.requireNonNull(interpolation);
        Objects.requireNonNull(unknown);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        throw new UnsupportedFeatureException("the coordinate transformation '" + kind.ngffType + "' of the field '"
                + path + "' is not affine, and Zarrkit does not apply it");
    }

    @Override
    public boolean isAffine() {
        return false;
    }
}
