package org.zarrkit.ngff;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Applies transforms of fewer coordinates side by side: each to some of the inputs, giving some of the outputs. */
public record ByDimension(List<Part> sides, UnknownMembers unknown) implements CoordinateTransform {

    /**
     * One of the transforms.
     *
     * @param inputAxes positions among the inputs, in the order in which the transform takes them
     * @param outputAxes positions among the outputs, in the order in which the transform gives them
     */
    public record Part(
            List<Integer> inputAxes, List<Integer> outputAxes, CoordinateTransform transform, UnknownMembers unknown) {

        public Part {
            inputAxes = List.copyOf(inputAxes);
            outputAxes = List.copyOf(outputAxes);
            Objects.requireNonNull(transform);
            Objects.requireNonNull(unknown);
            if (inputAxes.stream().anyMatch(i -> i < 0 || i >= Axis.MOST)
                    || new HashSet<>(inputAxes).size() != inputAxes.size())
                throw new IllegalArgumentException(
                        "input axes " + inputAxes + "; expected different numbers from 0 to " + (Axis.MOST - 1));
        }
    }

    public ByDimension {
        sides = List.copyOf(sides);
        Objects.requireNonNull(unknown);
        // MUST ("byDimension"): every output axis is that of exactly one transform.
        Set<Integer> outputs = new HashSet<>();
        int count = 0;
        for (Part side : sides) {
            outputs.addAll(side.outputAxes());
            count += side.outputAxes().size();
        }
        int rank = count;
        if (rank == 0 || outputs.size() != rank || outputs.stream().anyMatch(i -> i < 0 || i >= rank))
            throw new IllegalArgumentException("byDimension with the output axes "
                    + sides.stream().map(Part::outputAxes).toList() + "; expected each from 0 on exactly once");
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        double[][] rows = new double[outputRank()][rank + 1];
        for (Part side : sides) {
            AffineMatrix matrix = side.transform().toAffine(side.inputAxes().size());
            if (matrix.outputRank() != side.outputAxes().size()
                    || side.inputAxes().stream().anyMatch(i -> i >= rank))
                throw new IllegalArgumentException("byDimension from " + side.inputAxes() + " to " + side.outputAxes()
                        + " with a matrix of " + matrix.outputRank() + " rows, for points of " + rank + " coordinates");
            for (int r = 0; r < matrix.outputRank(); r++)
                fill(rows[side.outputAxes().get(r)], side, matrix, r);
        }
        return AffineMatrix.of(rows);
    }

    private static void fill(double[] row, Part side, AffineMatrix matrix, int r) {
        row[row.length - 1] = matrix.get(r, matrix.inputRank());
        for (int c = 0; c < matrix.inputRank(); c++) row[side.inputAxes().get(c)] = matrix.get(r, c);
    }

    /** The number of coordinates of the points that it gives. */
    public int outputRank() {
        return sides.stream().mapToInt(side -> side.outputAxes().size()).sum();
    }

    @Override
    public List<CoordinateTransform> parts() {
        return sides.stream().map(Part::transform).toList();
    }

    @Override
    public ByDimension withParts(UnaryOperator<CoordinateTransform> change) {
        Part[] changed = sides.toArray(new Part[0]);
        for (int i = 0; i < changed.length; i++)
            changed[i] = new Part(
                    changed[i].inputAxes(),
                    changed[i].outputAxes(),
                    change.apply(changed[i].transform()),
                    changed[i].unknown());
        return new ByDimension(Arrays.asList(changed), unknown);
    }
}
