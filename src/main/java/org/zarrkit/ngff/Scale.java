package org.zarrkit.ngff;

import java.util.List;
import java.util.stream.DoubleStream;

/** Multiplies each coordinate by a factor of its own: the pixel size, if the input is an array index. */
public record Scale(List<Double> factors) implements CoordinateTransform {

    public Scale {
        factors = List.copyOf(factors);
        for (double factor : factors)
            if (!Double.isFinite(factor) || factor == 0)
                throw new IllegalArgumentException("scale " + factors + "; expected finite factors other than 0");
    }

    public static Scale of(double... factors) {
        return new Scale(DoubleStream.of(factors).boxed().toList());
    }

    /** Factors of 1. */
    public static Scale ones(int rank) {
        return of(DoubleStream.generate(() -> 1).limit(rank).toArray());
    }

    public double[] toArray() {
        return factors.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public AffineMatrix toAffine(int rank) {
        if (rank != factors.size())
            throw new IllegalArgumentException("scale " + factors + " for points of " + rank + " coordinates");
        return AffineMatrix.diagonal(toArray(), new double[rank]);
    }
}
