package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scales for levels that state none, from the shapes of their arrays. */
final class DerivedScales {

    private DerivedScales() {}

    static List<Level> of(List<Level> levels, List<long[]> shapes, int rank) {
        if (shapes.size() != levels.size())
            throw new IllegalArgumentException(shapes.size() + " shapes for " + levels.size() + " levels");
        for (long[] shape : shapes)
            if (shape.length != rank)
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " for " + rank + " axes");
        int reference = firstStated(levels);
        Scale base = levels.get(reference).scale(rank).orElse(Scale.ones(rank));
        Translation origin = levels.get(reference).translation().orElse(Translation.of(new double[rank]));
        List<Level> derived = new ArrayList<>(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            boolean stated = level.isPlaced();
            derived.add(
                    stated ? level : level.withTransforms(scaled(base, shapes.get(reference), shapes.get(i)), origin));
        }
        return derived;
    }

    /** The level that all others are measured by: the finest with a scale, or the finest if there is none. */
    private static int firstStated(List<Level> levels) {
        for (int i = 0; i < levels.size(); i++) if (levels.get(i).isPlaced()) return i;
        return 0;
    }

    private static Scale scaled(Scale base, long[] reference, long[] shape) {
        double[] factors = base.toArray();
        for (int i = 0; i < factors.length; i++)
            if (shape[i] <= reference[i]) factors[i] *= ratio(reference[i], shape[i]);
            else factors[i] /= ratio(shape[i], reference[i]);
        return Scale.of(factors);
    }

    /** A whole number if the coarse size is what division by it leaves, rounded up or down; else the exact ratio. */
    static double ratio(long fine, long coarse) {
        if (fine <= 0 || coarse <= 0) return 1;
        double ratio = (double) fine / coarse;
        long whole = Math.max(1, Math.round(ratio));
        boolean leavesCoarse = fine / whole == coarse || (fine - 1) / whole + 1 == coarse;
        return leavesCoarse ? whole : ratio;
    }
}
