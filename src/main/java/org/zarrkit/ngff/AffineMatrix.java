package org.zarrkit.ngff;

import java.util.Arrays;
import java.util.Optional;

/**
 * An affine map from N to M coordinates: M rows of N factors and one shift; immutable. Rows and columns follow the axis
 * order of the document, which is the order of the array's dimensions.
 */
public final class AffineMatrix {

    private final double[][] rows;

    private AffineMatrix(double[][] rows) {
        this.rows = rows;
    }

    /**
     * A copy of these rows, each of N factors and the shift.
     *
     * @throws IllegalArgumentException if the rows are of different lengths or hold something that is not finite
     */
    public static AffineMatrix of(double[][] rows) {
        if (rows.length == 0 || rows[0].length < 2)
            throw new IllegalArgumentException("affine matrix " + Arrays.deepToString(rows)
                    + " is empty; expected M rows of N factors and one shift");
        double[][] copy = new double[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            if (rows[r].length != rows[0].length || !Arrays.stream(rows[r]).allMatch(Double::isFinite))
                throw new IllegalArgumentException("affine matrix " + Arrays.deepToString(rows)
                        + "; expected rows of equal length and finite numbers");
            copy[r] = rows[r].clone();
        }
        return new AffineMatrix(copy);
    }

    public static AffineMatrix identity(int rank) {
        double[] ones = new double[rank];
        Arrays.fill(ones, 1);
        return diagonal(ones, new double[rank]);
    }

    /** Scales and then shifts each coordinate by itself. */
    public static AffineMatrix diagonal(double[] scale, double[] shift) {
        int n = scale.length;
        double[][] rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            rows[i][i] = scale[i];
            rows[i][n] = shift[i];
        }
        return of(rows);
    }

    public int inputRank() {
        return rows[0].length - 1;
    }

    public int outputRank() {
        return rows.length;
    }

    /** The factor of input {@code column} in output {@code row}; the shift if the column is {@link #inputRank()}. */
    public double get(int row, int column) {
        return rows[row][column];
    }

    /** A copy of the rows. */
    public double[][] toRows() {
        double[][] copy = rows.clone();
        for (int r = 0; r < copy.length; r++) copy[r] = rows[r].clone();
        return copy;
    }

    /** What is added to each output coordinate. */
    public double[] shift() {
        double[] shift = new double[rows.length];
        for (int r = 0; r < rows.length; r++) shift[r] = rows[r][inputRank()];
        return shift;
    }

    /** The factors on the diagonal: the pixel sizes of a map that {@link #isDiagonal()}. */
    public double[] diagonal() {
        double[] diagonal = new double[Math.min(outputRank(), inputRank())];
        for (int i = 0; i < diagonal.length; i++) diagonal[i] = rows[i][i];
        return diagonal;
    }

    /** Whether each output depends on the input of the same position alone. */
    public boolean isDiagonal() {
        if (inputRank() != outputRank()) return false;
        for (int r = 0; r < outputRank(); r++)
            for (int c = 0; c < inputRank(); c++) if (r != c && rows[r][c] != 0) return false;
        return true;
    }

    /** The point to which a point is mapped. */
    public double[] apply(double... point) {
        requireRank("point", point.length, inputRank());
        double[] out = shift();
        for (int r = 0; r < out.length; r++) for (int c = 0; c < point.length; c++) out[r] += rows[r][c] * point[c];
        return out;
    }

    /** The map that applies this one and then the next. */
    public AffineMatrix then(AffineMatrix next) {
        requireRank("input of the next affine matrix", next.inputRank(), outputRank());
        double[][] product = new double[next.outputRank()][inputRank() + 1];
        for (int r = 0; r < product.length; r++) {
            product[r][inputRank()] = next.rows[r][outputRank()];
            for (int c = 0; c <= inputRank(); c++)
                for (int k = 0; k < outputRank(); k++) product[r][c] += next.rows[r][k] * rows[k][c];
        }
        return of(product);
    }

    /** The map that undoes this one; empty if there is none, or none of finite numbers. */
    public Optional<AffineMatrix> inverse() {
        int n = inputRank();
        if (n != outputRank()) return Optional.empty();
        double[][] work = new double[n][2 * n + 1];
        for (int r = 0; r < n; r++) {
            System.arraycopy(rows[r], 0, work[r], 0, n);
            work[r][n + r] = 1;
            work[r][2 * n] = rows[r][n];
        }
        if (eliminate(work) == 0) return Optional.empty();
        double[][] inverse = new double[n][];
        for (int r = 0; r < n; r++) {
            inverse[r] = Arrays.copyOfRange(work[r], n, 2 * n + 1);
            inverse[r][n] = 0 - inverse[r][n];
            if (!Arrays.stream(inverse[r]).allMatch(Double::isFinite)) return Optional.empty();
        }
        return Optional.of(of(inverse));
    }

    /**
     * The determinant of the factors.
     *
     * @throws IllegalArgumentException if there are not as many outputs as inputs
     */
    public double determinant() {
        requireRank("output of a matrix with a determinant", outputRank(), inputRank());
        return eliminate(toRows());
    }

    /** Makes the first square of the rows the identity, as far as that goes; gives its determinant. */
    private static double eliminate(double[][] work) {
        double determinant = 1;
        for (int c = 0; c < work.length; c++) {
            int pivot = c;
            for (int r = c + 1; r < work.length; r++) if (Math.abs(work[r][c]) > Math.abs(work[pivot][c])) pivot = r;
            double[] row = work[pivot];
            if (row[c] == 0) return 0;
            determinant *= pivot == c ? row[c] : -row[c];
            work[pivot] = work[c];
            work[c] = row;
            double divisor = row[c];
            for (int k = 0; k < row.length; k++) row[k] /= divisor;
            for (int r = 0; r < work.length; r++) if (r != c) subtract(work[r], row, work[r][c]);
        }
        return determinant;
    }

    private static void subtract(double[] from, double[] row, double factor) {
        if (factor != 0) for (int k = 0; k < row.length; k++) from[k] -= factor * row[k];
    }

    private static void requireRank(String what, int found, int expected) {
        if (found != expected)
            throw new IllegalArgumentException(what + " has " + found + " coordinates; expected " + expected);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AffineMatrix that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
