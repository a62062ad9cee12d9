package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Multiscale;

/** The levels, chunks, shards and blocks of a pyramid that is written, worked out from options before anything is. */
final class PyramidLayout {

    /** A coarsest level that fits into this many pixels along each axis needs no coarser one. */
    private static final int COARSEST = 256;

    private static final int EDGE_3D = 128;
    private static final int EDGE_2D = 1024;

    private final List<Axis> axes; // x first
    private final WriteOptions options;

    private PyramidLayout(List<Axis> axes, WriteOptions options) {
        this.axes = axes;
        this.options = options;
    }

    /** The layout of every level, finest first. */
    static List<LevelLayout> of(Multiscale multiscale, long[] dimensions, WriteOptions options) {
        List<Axis> axes = new ArrayList<>(multiscale.axes());
        java.util.Collections.reverse(axes);
        requireAxes(axes, options.chunks());
        requireAxes(axes, options.shards());
        if (!options.shards().isEmpty() && options.version().zarrFormat() == 2)
            throw new UnsupportedFeatureException(
                    "OME-Zarr " + options.version().text()
                            + " stands on Zarr 2, which has no shards; choose 0.5 or leave out the shards");
        PyramidLayout layout = new PyramidLayout(axes, options);
        return options.labelsOf().isPresent()
                ? layout.levels(LabelLevels.of(options.labelsOf().get(), multiscale, dimensions))
                : layout.levels(dimensions, AxisOrder.reversed(multiscale.pixelSizes(0)));
    }

    private static void requireAxes(List<Axis> axes, Map<String, Integer> edges) {
        Set<String> unknown = new TreeSet<>(edges.keySet());
        List<String> names = axes.stream().map(Axis::name).toList();
        unknown.removeAll(names);
        if (!unknown.isEmpty())
            throw new IllegalArgumentException("there is no axis " + unknown + "; the image has " + names);
    }

    private List<LevelLayout> levels(long[] dimensions, double[] pixelSizes) {
        List<LevelLayout> levels = new ArrayList<>();
        int[] factors = new int[dimensions.length];
        Arrays.fill(factors, 1);
        while (true) {
            boolean last = isLast(levels.size() + 1, dimensions);
            int[] next = last ? ones() : factors(dimensions, pixelSizes);
            levels.add(level(dimensions, factors, next));
            if (last || Arrays.stream(next).allMatch(f -> f == 1)) return List.copyOf(levels);
            factors = next;
            dimensions = dimensions.clone();
            pixelSizes = pixelSizes.clone();
            for (int d = 0; d < factors.length; d++) {
                dimensions[d] = (dimensions[d] + factors[d] - 1) / factors[d];
                pixelSizes[d] *= factors[d];
            }
        }
    }

    /** Levels as large as those of the image that the labels are for. */
    private List<LevelLayout> levels(LabelLevels labels) {
        if (options.levels().orElse(labels.count()) != labels.count())
            throw new IllegalArgumentException("levels=" + options.levels().get() + "; the image has " + labels.count()
                    + ", and labels need as many");
        List<LevelLayout> levels = new ArrayList<>();
        int[] factors = ones();
        for (int i = 0; i < labels.count(); i++) {
            int[] next = i + 1 < labels.count() ? labels.factors(i) : ones();
            levels.add(level(labels.dimensions(i), factors, next));
            factors = next;
        }
        return List.copyOf(levels);
    }

    private boolean isLast(int count, long[] dimensions) {
        if (options.levels().isPresent()) return count >= options.levels().get();
        for (int d = 0; d < dimensions.length; d++) if (isSpace(d) && dimensions[d] > COARSEST) return false;
        return true;
    }

    /** Space is halved where pixels are less than twice as large as the smallest, so that they become isotropic. */
    private int[] factors(long[] dimensions, double[] pixelSizes) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int d = 0; d < dimensions.length; d++)
            if (isSpace(d) && dimensions[d] > 1) smallest = Math.min(smallest, pixelSizes[d]);
        int[] factors = ones();
        for (int d = 0; d < dimensions.length; d++)
            if (isSpace(d) && dimensions[d] > 1 && pixelSizes[d] < 2 * smallest) factors[d] = 2;
        return factors;
    }

    private LevelLayout level(long[] dimensions, int[] factors, int[] nextFactors) {
        int rank = dimensions.length;
        int[] chunk = new int[rank];
        int[] shard = new int[rank];
        int[] block = new int[rank];
        for (int d = 0; d < rank; d++) {
            String name = axes.get(d).name();
            chunk[d] = (int) Math.min(dimensions[d], options.chunks().getOrDefault(name, defaultEdge(d)));
            int edge = options.shards().getOrDefault(name, chunk[d]);
            long whole = (long) chunk[d] * (int) ((Math.min(edge, dimensions[d]) + chunk[d] - 1) / chunk[d]);
            shard[d] = Math.toIntExact(whole);
            // A block is reduced to whole pixels, unless it reaches the border.
            block[d] = shard[d] >= dimensions[d]
                    ? shard[d]
                    : Math.toIntExact(LevelLayout.leastCommonMultiple(shard[d], nextFactors[d]));
        }
        return new LevelLayout(dimensions, chunk, shard, block, factors);
    }

    private int defaultEdge(int d) {
        long space = axes.stream().filter(axis -> axis.type() == AxisType.SPACE).count();
        return !isSpace(d) ? 1 : space == 3 ? EDGE_3D : EDGE_2D;
    }

    private boolean isSpace(int d) {
        return axes.get(d).type() == AxisType.SPACE;
    }

    private int[] ones() {
        int[] ones = new int[axes.size()];
        Arrays.fill(ones, 1);
        return ones;
    }
}
