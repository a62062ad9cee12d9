package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.zarr.ZarrArray;

/** By which factors the levels of a stored image were made from each other; axes x first. */
final class LevelFactors {

    /** Scales are written with few digits. */
    private static final double TOLERANCE = 0.01;

    private LevelFactors() {}

    /**
     * The factors from each level to the next.
     *
     * @throws UnsupportedFeatureException if a level is not as large as whole factors make it
     */
    static List<int[]> of(Multiscale multiscale, List<ZarrArray> arrays) {
        List<int[]> factors = new ArrayList<>();
        for (int i = 1; i < arrays.size(); i++) {
            double[] finer = AxisOrder.reversed(multiscale.pixelSizes(i - 1));
            double[] coarser = AxisOrder.reversed(multiscale.pixelSizes(i));
            long[] from = dimensions(arrays.get(i - 1));
            long[] to = dimensions(arrays.get(i));
            int[] of = new int[from.length];
            for (int d = 0; d < of.length; d++) {
                double ratio = coarser[d] / finer[d];
                of[d] = (int) Math.max(1, Math.round(ratio));
                boolean whole = Math.abs(ratio - of[d]) <= TOLERANCE * of[d];
                if (!whole || !fits(from[d], to[d], of[d])) throw notWhole(arrays.get(i), ratio, from[d], to[d]);
            }
            factors.add(of);
        }
        return factors;
    }

    static long[] dimensions(ZarrArray array) {
        return AxisOrder.reversed(AxisOrder.longs(array.grid().shape()));
    }

    /** A box that is cut off by the border may have become a pixel, or have been left out. */
    private static boolean fits(long from, long to, int factor) {
        return to == (from + factor - 1) / factor || to == Math.max(1, from / factor);
    }

    /** How large a level becomes whose finer one grows, by the rule that it was made by. */
    static long grown(long from, long to, int factor, long newFrom) {
        boolean rest = to == (from + factor - 1) / factor;
        return rest ? (newFrom + factor - 1) / factor : Math.max(1, newFrom / factor);
    }

    private static UnsupportedFeatureException notWhole(ZarrArray level, double ratio, long from, long to) {
        return new UnsupportedFeatureException(level.place() + " was made by the factor " + ratio + " from " + from
                + " to " + to + " pixels; only levels made by whole factors can be brought up to date:"
                + " save the image anew");
    }
}
