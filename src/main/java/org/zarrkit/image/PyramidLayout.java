package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Multiscale;

/** The levels, chunks and shards of a pyramid that is written, worked out from options before anything is. */
final class PyramidLayout {

    /** More files than this are a burden to every file system: the chunks are put into shards. */
    private static final long MANY_FILES = 10_000;
    /** Of pixels; larger shards take much memory to write. */
    private static final double LARGEST_SHARD = 128e6;

    private final WriteOptions options;
    private final EdgeChoice choice;
    private final int[] chunks;
    private final Coarsening coarsening;
    private final Optional<LabelLevels> labels;
    private final long[] dimensions;
    private final double[] pixelSizes;

    private PyramidLayout(Multiscale multiscale, long[] dimensions, DataType type, WriteOptions options) {
        List<Axis> axes = new ArrayList<>(multiscale.axes());
        Collections.reverse(axes);
        this.options = options;
        this.choice = new EdgeChoice(axes, dimensions, type.sizeInBytes());
        this.chunks = choice.chunks(options.chunks());
        this.coarsening = new Coarsening(axes, chunks);
        this.labels = options.labelsOf().map(image -> LabelLevels.of(image, multiscale, dimensions));
        this.dimensions = dimensions.clone();
        this.pixelSizes = AxisOrder.reversed(multiscale.pixelSizes(0));
    }

    /**
     * The layout of every level, finest first, with the smallest possible blocks.
     *
     * @param fits whether memory holds the blocks of levels; shards that are chosen here do
     */
    static List<LevelLayout> of(
            Multiscale multiscale,
            long[] dimensions,
            DataType type,
            WriteOptions options,
            Predicate<List<LevelLayout>> fits) {
        PyramidLayout layout = new PyramidLayout(multiscale, dimensions, type, options);
        boolean hasShards = options.version().zarrFormat() == 3;
        if (options.shards() instanceof Edges.Automatic)
            return hasShards ? layout.shardedIfMany(fits) : layout.levels(layout.chunks);
        if (!hasShards && !(options.shards() instanceof Edges.None))
            throw new UnsupportedFeatureException(
                    "OME-Zarr " + options.version().text()
                            + " stands on Zarr 2, which has no shards; choose 0.5 or leave out the shards");
        return layout.levels(layout.choice.shards(options.shards(), layout.chunks));
    }

    private List<LevelLayout> shardedIfMany(Predicate<List<LevelLayout>> fits) {
        int[] shards = chunks;
        List<LevelLayout> levels = levels(shards);
        while (files(levels) > MANY_FILES) {
            Optional<int[]> larger = choice.doubled(shards).filter(edges -> choice.bytes(edges) <= LARGEST_SHARD);
            if (larger.isEmpty() || !fits.test(levels(larger.get()))) return levels;
            shards = larger.get();
            levels = levels(shards);
        }
        return levels;
    }

    private static long files(List<LevelLayout> levels) {
        return levels.stream().mapToLong(LevelLayout::shardCount).sum();
    }

    /** Levels with shards of these edges, as far as these are within them. */
    private List<LevelLayout> levels(int[] shards) {
        return labels.isPresent() ? levels(shards, labels.get()) : ownLevels(shards);
    }

    /** Levels as large as those of the image that the labels are for. */
    private List<LevelLayout> levels(int[] shards, LabelLevels of) {
        if (options.levels().orElse(of.count()) != of.count())
            throw new IllegalArgumentException(
                    "levels=" + options.levels().get() + "; the image has " + of.count() + ", and labels need as many");
        List<LevelLayout> levels = new ArrayList<>();
        int[] factors = coarsening.ones();
        for (int i = 0; i < of.count(); i++) {
            int[] next = i + 1 < of.count() ? of.factors(i) : coarsening.ones();
            levels.add(level(of.dimensions(i), shards, factors, next));
            factors = next;
        }
        return List.copyOf(levels);
    }

    private List<LevelLayout> ownLevels(int[] shards) {
        List<LevelLayout> levels = new ArrayList<>();
        long[] size = dimensions;
        double[] pixel = pixelSizes;
        int[] factors = coarsening.ones();
        while (true) {
            int[] next = isLast(levels.size() + 1, size) ? coarsening.ones() : coarsening.factors(size, pixel);
            levels.add(level(size, shards, factors, next));
            if (Coarsening.isNone(next)) return List.copyOf(levels);
            factors = next;
            size = size.clone();
            pixel = pixel.clone();
            for (int d = 0; d < factors.length; d++) {
                size[d] = (size[d] + factors[d] - 1) / factors[d];
                pixel[d] *= factors[d];
            }
        }
    }

    private boolean isLast(int count, long[] size) {
        return options.levels().map(levels -> count >= levels).orElseGet(() -> coarsening.isSmall(size));
    }

    private LevelLayout level(long[] size, int[] shards, int[] factors, int[] nextFactors) {
        int rank = size.length;
        int[] chunk = new int[rank];
        int[] shard = new int[rank];
        int[] block = new int[rank];
        for (int d = 0; d < rank; d++) {
            chunk[d] = (int) Math.min(size[d], chunks[d]);
            long whole = (Math.min(shards[d], size[d]) + chunk[d] - 1) / chunk[d] * chunk[d];
            shard[d] = Math.toIntExact(whole);
            // A block is reduced to whole pixels, unless it reaches the border.
            block[d] = shard[d] >= size[d]
                    ? shard[d]
                    : Math.toIntExact(LevelLayout.leastCommonMultiple(shard[d], nextFactors[d]));
        }
        return new LevelLayout(size, chunk, shard, block, factors);
    }
}
