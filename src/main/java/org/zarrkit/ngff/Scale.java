package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Multiplies each coordinate by a factor of its own: the pixel size, if the input is an array index.
 *
 * @param factors of a size between 1e-100 and 1e100, so that products of a few can neither vanish nor overflow
 */
public record Scale(List<Double> factors, UnknownMembers unknown) implements CoordinateTransform {

    public Scale {
        factors = List.copyOf(factors);
        Objects.requireNonNull(unknown);
        if (!factors.stream().allMatch(Scale::isPossible))
            throw new IllegalArgumentException("scale " + factors + "; expected factors of a size between "
                    + 1 / Translation.LARGEST + " and " + Translation.LARGEST);
    }

    public Scale(List<Double> factors) {
        this(factors, UnknownMembers.NONE);
    }

    static boolean isPossible(double factor) {
        return Math.abs(factor) >= 1 / Translation.LARGEST && Math.abs(factor) <= Translation.LARGEST;
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
