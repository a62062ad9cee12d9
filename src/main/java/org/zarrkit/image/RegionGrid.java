package org.zarrkit.image;

import java.util.Arrays;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** A region cut into blocks at the borders of a grid that starts at pixel 0; axes x first. */
public record RegionGrid(Interval region, int[] edges) {

    public RegionGrid {
        edges = edges.clone();
    }

    private long first(int d) {
        return region.min(d) / edges[d];
    }

    private long[] counts() {
        long[] counts = new long[edges.length];
        for (int d = 0; d < counts.length; d++) counts[d] = region.max(d) / edges[d] - first(d) + 1;
        return counts;
    }

    public long count() {
        return Arrays.stream(counts()).reduce(1, Math::multiplyExact);
    }

    /** A block, cut off at the border of the region. */
    public Interval block(long index) {
        long[] counts = counts();
        long[] min = new long[edges.length];
        long[] max = new long[edges.length];
        for (int d = 0; d < edges.length; d++) {
            long start = (first(d) + index % counts[d]) * edges[d];
            index /= counts[d];
            min[d] = Math.max(start, region.min(d));
            max[d] = Math.min(start + edges[d] - 1, region.max(d));
        }
        return new FinalInterval(min, max);
    }
}
