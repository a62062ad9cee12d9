package org.zarrkit.image;

import java.util.Arrays;
import java.util.List;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;

/** By which factors an image becomes smaller from level to level, and how long; axes x first. */
final class Coarsening {

    /** A coarsest level that fits into this many pixels along each axis needs no coarser one. */
    private static final int COARSEST = 256;

    private final boolean[] isSpace;
    private final int[] chunks;

    /** @param chunks edges of chunks: a level that is one needs no coarser one */
    Coarsening(List<Axis> axes, int[] chunks) {
        this.chunks = chunks.clone();
        isSpace = new boolean[axes.size()];
        for (int d = 0; d < isSpace.length; d++) isSpace[d] = axes.get(d).type() == AxisType.SPACE;
    }

    /** Whether a level of this size is small enough to be the last. */
    boolean isSmall(long[] size) {
        boolean small = true;
        boolean oneChunk = true;
        for (int d = 0; d < size.length; d++) {
            if (!isSpace[d]) continue;
            small &= size[d] <= COARSEST;
            oneChunk &= size[d] <= chunks[d];
        }
        return small || oneChunk;
    }

    /**
     * The factors from a level to the next. Space is halved where pixels are less than twice as large as the smallest,
     * so that they become isotropic. All 1 if there is nothing to halve.
     *
     * @param pixel the pixel sizes of the level
     */
    int[] factors(long[] size, double[] pixel) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int d = 0; d < size.length; d++) if (isSpace[d] && size[d] > 1) smallest = Math.min(smallest, pixel[d]);
        int[] factors = ones();
        for (int d = 0; d < size.length; d++) if (isSpace[d] && size[d] > 1 && pixel[d] < 2 * smallest) factors[d] = 2;
        return factors;
    }

    int[] ones() {
        int[] ones = new int[isSpace.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Whether nothing becomes smaller. */
    static boolean isNone(int[] factors) {
        return Arrays.stream(factors).allMatch(f -> f == 1);
    }
}
