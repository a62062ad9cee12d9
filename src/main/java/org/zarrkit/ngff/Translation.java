package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Adds an offset to each coordinate.
 *
 * @param offsets of a size up to 1e100
 */
public record Translation(List<Double> offsets, UnknownMembers unknown) implements CoordinateTransform {

    static final double LARGEST = 1e100;

    public Translation {
        offsets = List.copyOf(offsets);
        Objects.requireNonNull(unknown);
        if (!offsets.stream().allMatch(Translation::isPossible))
            throw new IllegalArgumentException(
                    "translation " + offsets + "; expected offsets of a size up to " + LARGEST);
    }

    public Translation(List<Double> offsets) {
        this(offsets, UnknownMembers.NONE);
    }

    static boolean isPossible(double offset) {
        return Math.abs(offset) <= LARGEST;
    }

    public static Translation of(double... offsets) {
        return new Translation(DoubleStream.of(offsets).boxed().toList());
    }

    public boolean isZero() {
        return offsets.stream().allMatch(offset -> offset == 0);
    }

    public double[] toArray() {
        return offsets.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        if (rank != offsets.size())
            throw new IllegalArgumentException("translation " + offsets + " for points of " + rank + " coordinates");
        return AffineMatrix.diagonal(Scale.ones(rank).toArray(), toArray());
    }
}
