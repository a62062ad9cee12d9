package org.zarrkit.view;

import org.zarrkit.ngff.AffineMatrix;

/**
 * How the canvas lies in physical space, whatever its place and magnification.
 *
 * @param matrix from directions of the canvas (right, down, into it) to those of space (x, y, z), of equal lengths
 */
public record Orientation(AffineMatrix matrix) {

    public Orientation {
        if (matrix.inputRank() != 3 || matrix.outputRank() != 3 || matrix.determinant() == 0)
            throw new IllegalArgumentException(
                    "orientation " + matrix + "; expected three directions that are not in one plane");
    }

    public static Orientation of(Plane plane) {
        return new Orientation(plane.orientation());
    }

    /** The orientation in which the picture appears turned by an angle about an axis of the canvas. */
    public Orientation withTurn(CanvasAxis axis, double degrees) {
        return new Orientation(axis.rotation(-degrees).then(matrix));
    }

    /** Positions in space along the directions of the canvas. */
    AffineMatrix toCanvas() {
        return matrix.inverse().orElseThrow();
    }
}
