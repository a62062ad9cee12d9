package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small matrices as JSON lists of rows. */
final class Matrices {

    private static final int LARGEST = 5;
    private static final double TOLERANCE = 1e-4;

    private Matrices() {}

    /** The rows, if the value is a list of lists of finite numbers, all as long as the first. */
    static Optional<List<List<Double>>> rows(Value value) {
        List<List<Double>> rows = new ArrayList<>();
        for (Value row : value.items().toList()) {
            Optional<List<Double>> numbers = row.numbers();
            if (numbers.isEmpty() || numbers.get().isEmpty()) return Optional.empty();
            if (!rows.isEmpty() && rows.get(0).size() != numbers.get().size()) return Optional.empty();
            rows.add(numbers.get());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    /** Whether a matrix is square, of 2 to 5 rows that are orthonormal, and has the determinant 1. */
    static boolean isRotation(List<List<Double>> rows) {
        int n = rows.size();
        if (n < 2 || n > LARGEST || rows.get(0).size() != n) return false;
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
                if (Math.abs(dot(rows.get(i), rows.get(j)) - (i == j ? 1 : 0)) > TOLERANCE) return false;
        return Math.abs(determinant(rows) - 1) <= TOLERANCE;
    }

    private static double dot(List<Double> a, List<Double> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) sum += a.get(i) * b.get(i);
        return sum;
    }

    private static double determinant(List<List<Double>> rows) {
        if (rows.size() == 1) return rows.get(0).get(0);
        double sum = 0;
        for (int column = 0; column < rows.size(); column++)
            sum += (column % 2 == 0 ? 1 : -1) * rows.get(0).get(column) * determinant(minor(rows, column));
        return sum;
    }

    private static List<List<Double>> minor(List<List<Double>> rows, int column) {
        List<List<Double>> minor = new ArrayList<>();
        for (List<Double> row : rows.subList(1, rows.size())) {
            List<Double> rest = new ArrayList<>(row);
            rest.remove(column);
            minor.add(rest);
        }
        return minor;
    }
}
