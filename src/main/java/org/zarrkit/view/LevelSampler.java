package org.zarrkit.view;

/** Takes the pixels of a span from a level, as far as their cells are there and they are not taken yet. */
final class LevelSampler {

    private final LevelGeometry geometry;
    private final LevelPixels pixels;
    private final long[] low = new long[3];
    private final long[] high = new long[3];
    private final double[] share = new double[3];
    /** Whether all pixels of the last mean were there. */
    private boolean complete;

    LevelSampler(LevelGeometry geometry, LevelPixels pixels) {
        this.geometry = geometry;
        this.pixels = pixels;
    }

    /**
     * Fills values, one for each pixel of the span.
     *
     * @param taken which of them are there; set for those that this level gives
     * @return whether all are taken now
     */
    boolean values(Span span, Interpolation interpolation, double[] values, boolean[] taken) {
        boolean all = true;
        for (int i = 0; i < span.length(); i++) {
            if (taken[i]) continue;
            int x = span.from() + i;
            if (interpolation == Interpolation.NEAREST) {
                taken[i] = seekNearest(x, span.y());
                if (taken[i]) values[i] = pixels.value();
            } else {
                double value = mean(x, span.y());
                taken[i] = complete;
                if (taken[i]) values[i] = value;
            }
            all &= taken[i];
        }
        return all;
    }

    /** The same for labels, which are those of the nearest pixels. */
    boolean labels(Span span, long[] labels, boolean[] taken) {
        boolean all = true;
        for (int i = 0; i < span.length(); i++) {
            if (taken[i]) continue;
            taken[i] = seekNearest(span.from() + i, span.y());
            if (taken[i]) labels[i] = pixels.label();
            all &= taken[i];
        }
        return all;
    }

    private boolean seekNearest(int x, int y) {
        return pixels.seek(geometry.nearest(0, x, y), geometry.nearest(1, x, y), geometry.nearest(2, x, y));
    }

    private double mean(int x, int y) {
        int between = 0;
        for (int d = 0; d < 3; d++) if (locate(d, geometry.position(d, x, y))) between |= 1 << d;
        complete = true;
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            // What has no weight is not read.
            if ((corner & ~between) != 0) continue;
            double weight = weight(corner);
            boolean there = pixels.seek(at(corner, 0), at(corner, 1), at(corner, 2));
            complete &= there;
            if (there) sum += weight * pixels.value();
        }
        return sum;
    }

    /** Whether the position is between two pixels. */
    private boolean locate(int d, double position) {
        double floor = Math.floor(position + LevelGeometry.TOLERANCE);
        double fraction = position - floor;
        low[d] = geometry.clamped((long) floor, d);
        high[d] = geometry.clamped((long) floor + 1, d);
        share[d] = fraction < LevelGeometry.TOLERANCE || low[d] == high[d] ? 0 : fraction;
        return share[d] > 0;
    }

    private double weight(int corner) {
        double weight = 1;
        for (int d = 0; d < 3; d++) weight *= (corner >> d & 1) == 0 ? 1 - share[d] : share[d];
        return weight;
    }

    private long at(int corner, int d) {
        return (corner >> d & 1) == 0 ? low[d] : high[d];
    }
}
