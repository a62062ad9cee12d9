package org.zarrkit.ngff;

import java.util.Arrays;
import java.util.Objects;

/**
 * A transform stated as a square matrix without shift, which ought to be orthonormal with determinant 1.
 *
 * @param matrix its shift is zero
 */
public record Rotation(AffineMatrix matrix, UnknownMembers unknown) implements CoordinateTransform {

    private static final double TOLERANCE = 1e-4; // matrices are written with a few digits

    public Rotation {
        Objects.requireNonNull(unknown);
        if (matrix.inputRank() != matrix.outputRank())
            throw new IllegalArgumentException("rotation matrix " + matrix + "; expected as many rows as columns");
        for (double shift : matrix.shift())
            if (shift != 0) throw new IllegalArgumentException("rotation matrix " + matrix + " shifts; expected none");
    }

    /** @param rows as many as columns */
    public static Rotation of(double[][] rows, UnknownMembers unknown) {
        double[][] shifted = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) shifted[r] = Arrays.copyOf(rows[r], rows[r].length + 1);
        return new Rotation(AffineMatrix.of(shifted), unknown);
    }

    /** Whether the matrix keeps lengths and handedness, to four digits. */
    public boolean isOrthonormal() {
        int n = matrix.inputRank();
        for (int r = 0; r < n; r++)
            for (int s = 0; s <= r; s++) {
                double product = 0;
                for (int c = 0; c < n; c++) product += matrix.get(r, c) * matrix.get(s, c);
                if (Math.abs(product - (r == s ? 1 : 0)) > TOLERANCE) return false;
            }
        return matrix.determinant() > 0;
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        return new Affine(matrix).toAffine(rank);
    }
}
