package org.zarrkit.ngff;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Leaves out coordinates and puts in new ones, which are zero; the others keep their order.
 *
 * @param dropped positions among the inputs
 * @param created positions among the outputs
 */
public record ProjectAxis(List<Integer> dropped, List<Integer> created, UnknownMembers unknown)
        implements CoordinateTransform {

    public ProjectAxis {
        dropped = List.copyOf(dropped);
        created = List.copyOf(created);
        Objects.requireNonNull(unknown);
        for (List<Integer> positions : List.of(dropped, created))
            if (new HashSet<>(positions).size() != positions.size()
                    || positions.stream().anyMatch(i -> i < 0 || i >= Axis.MOST))
                throw new IllegalArgumentException(
                        "projectAxis " + positions + "; expected different numbers from 0 to " + (Axis.MOST - 1));
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        int outputs = rank - dropped.size() + created.size();
        if (outputs < 1
                || dropped.stream().anyMatch(i -> i >= rank)
                || created.stream().anyMatch(i -> i >= outputs))
            throw new IllegalArgumentException("projectAxis that drops " + dropped + " and creates " + created
                    + " for points of " + rank + " coordinates");
        double[][] rows = new double[outputs][rank + 1];
        int input = 0;
        for (int output = 0; output < outputs; output++) {
            if (created.contains(output)) continue;
            while (dropped.contains(input)) input++;
            rows[output][input++] = 1;
        }
        return AffineMatrix.of(rows);
    }
}
