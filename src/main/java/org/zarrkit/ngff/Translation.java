package org.zarrkit.ngff;

import java.util.List;
import java.util.stream.DoubleStream;

/** Adds an offset to each coordinate. */
public record Translation(List<Double> offsets) implements CoordinateTransform {

    public Translation {
        offsets = List.copyOf(offsets);
        if (!offsets.stream().allMatch(Double::isFinite))
            throw new IllegalArgumentException("translation " + offsets + "; expected finite numbers");
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
