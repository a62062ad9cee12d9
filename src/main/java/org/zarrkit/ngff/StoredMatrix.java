package org.zarrkit.ngff;

import java.util.Objects;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * An affine or rotation whose numbers stand in an array of the store: known by its path until it is read.
 *
 * @param path of a 2-D array, relative to the group of the document
 */
public record StoredMatrix(Kind kind, String path, UnknownMembers unknown) implements CoordinateTransform {

    /** What the matrix is. */
    public enum Kind {
        /** M rows of N factors and a shift. */
        AFFINE,
        /** N rows of N factors. */
        ROTATION;

        /** @throws IllegalArgumentException if the rows are no such matrix */
        CoordinateTransform of(double[][] rows, UnknownMembers unknown) {
            return this == ROTATION ? Rotation.of(rows, unknown) : new Affine(AffineMatrix.of(rows), unknown);
        }
    }

    public StoredMatrix {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unknown);
        Paths.requireInside(path);
    }

    /**
     * The transform with the numbers of the array.
     *
     * @throws IllegalArgumentException if they are no such matrix
     */
    public CoordinateTransform withRows(double[][] rows) {
        return kind.of(rows, unknown);
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        throw new UnsupportedFeatureException("the matrix of a coordinate transformation stands in the array '" + path
                + "', which was not read; open the image with its store");
    }

    @Override
    public boolean isAffine() {
        return false;
    }
}
