package org.zarrkit.ngff;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Puts coordinates into another order.
 *
 * @param inputs for each output the input that it is; each input once
 */
public record MapAxis(List<Integer> inputs, UnknownMembers unknown) implements CoordinateTransform {

    public MapAxis {
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(unknown);
        int rank = inputs.size();
        // MUST ("mapAxis"): every input axis is an output axis exactly once.
        if (new HashSet<>(inputs).size() != rank || inputs.stream().anyMatch(i -> i < 0 || i >= rank))
            throw new IllegalArgumentException(
                    "mapAxis " + inputs + "; expected each number from 0 to " + (rank - 1) + " once");
    }

    public MapAxis(List<Integer> inputs) {
        this(inputs, UnknownMembers.NONE);
    }

    /** The order that undoes this one. */
    public MapAxis inverse() {
        return new MapAxis(
                IntStream.range(0, inputs.size()).map(inputs::indexOf).boxed().toList());
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        if (rank != inputs.size())
            throw new IllegalArgumentException("mapAxis " + inputs + " for points of " + rank + " coordinates");
        double[][] rows = new double[rank][rank + 1];
        for (int r = 0; r < rank; r++) rows[r][inputs.get(r)] = 1;
        return AffineMatrix.of(rows);
    }
}
