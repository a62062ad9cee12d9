package org.zarrkit.image;

import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.NgffVersion;

/**
 * How an image is laid out in a store.
 *
 * @param chunks edges of chunks; automatic: about a megavoxel, in space only
 * @param shards edges of shards, rounded up to whole chunks; automatic: none if there are 10,000 files or fewer without
 * @param codec such as {@code blosc:zstd:1}, {@code zstd:3}, {@code gzip:6}, {@code raw}; empty: blosc with zstd, for
 *     labels (downsampled by mode) zstd
 * @param levels number of levels; empty: until the coarsest fits into 256 pixels along each axis, or one chunk
 * @param method how coarser levels are made; empty: see {@link #downsampling()}
 * @param labels what is said of the labels, if the pixels are labels
 * @param labelsOf the image whose labels are written: their levels are like its
 * @param run how the writing goes
 */
public record WriteOptions(
        NgffVersion version,
        Edges chunks,
        Edges shards,
        Optional<String> codec,
        Optional<Integer> levels,
        Optional<Downsampling> method,
        Optional<ImageLabel> labels,
        Optional<LabelTarget> labelsOf,
        RunOptions run) {

    private static final String INTENSITIES = "blosc:zstd:1";
    private static final String LABELS = "zstd:3";

    public WriteOptions {
        if (!version.isWritten())
            throw new IllegalArgumentException("OME-Zarr " + version.text() + "; Zarrkit writes 0.4, 0.5 and 0.6rc0");
        if (levels.orElse(1) < 1 || levels.orElse(1) > 30)
            throw new IllegalArgumentException("levels=" + levels.get() + "; expected 1 to 30");
        if (chunks instanceof Edges.None)
            throw new IllegalArgumentException("chunks=none; an array has chunks, state their edges");
    }

    /** OME-Zarr 0.5, all else automatic. */
    public static WriteOptions defaults() {
        return new WriteOptions(
                NgffVersion.V0_5,
                Edges.automatic(),
                Edges.automatic(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RunOptions.defaults());
    }

    /** For labels: the most frequent label of each box, and so zstd. */
    public static WriteOptions labelDefaults() {
        return defaults().withDownsampling(Downsampling.MODE);
    }

    /** The codec that is used. */
    String codecText() {
        return codec.orElse(downsampling() == Downsampling.MODE ? LABELS : INTENSITIES);
    }

    /** How coarser levels are made: as was asked for, else labels by mode, and all else by mean. */
    public Downsampling downsampling() {
        return method.orElse(labels.isPresent() ? Downsampling.MODE : Downsampling.MEAN);
    }

    public WriteOptions withVersion(NgffVersion other) {
        return new WriteOptions(other, chunks, shards, codec, levels, method, labels, labelsOf, run);
    }

    /** Edges by axis name; automatic for axes that are not named. */
    public WriteOptions withChunks(Map<String, Integer> edges) {
        return withChunks(Edges.of(edges));
    }

    public WriteOptions withChunks(Edges edges) {
        return new WriteOptions(version, edges, shards, codec, levels, method, labels, labelsOf, run);
    }

    /** Edges by axis name, those of chunks for axes that are not named. */
    public WriteOptions withShards(Map<String, Integer> edges) {
        return withShards(Edges.of(edges));
    }

    public WriteOptions withShards(Edges edges) {
        return new WriteOptions(version, chunks, edges, codec, levels, method, labels, labelsOf, run);
    }

    public WriteOptions withCodec(String text) {
        return new WriteOptions(version, chunks, shards, Optional.of(text), levels, method, labels, labelsOf, run);
    }

    public WriteOptions withLevels(int count) {
        return new WriteOptions(version, chunks, shards, codec, Optional.of(count), method, labels, labelsOf, run);
    }

    public WriteOptions withDownsampling(Downsampling how) {
        return new WriteOptions(version, chunks, shards, codec, levels, Optional.of(how), labels, labelsOf, run);
    }

    /** The pixels are labels, of which this is said. */
    public WriteOptions withLabels(ImageLabel metadata) {
        return new WriteOptions(version, chunks, shards, codec, levels, method, Optional.of(metadata), labelsOf, run);
    }

    WriteOptions withLabelsOf(LabelTarget image) {
        return new WriteOptions(version, chunks, shards, codec, levels, method, labels, Optional.of(image), run);
    }

    public WriteOptions withRun(RunOptions options) {
        return new WriteOptions(version, chunks, shards, codec, levels, method, labels, labelsOf, options);
    }

    public WriteOptions withOverwrite(boolean replace) {
        return withRun(run.withOverwrite(replace));
    }

    public WriteOptions withResume(boolean completeIsFine) {
        return withRun(run.withResume(completeIsFine));
    }

    public WriteOptions withVerify(boolean readBack) {
        return withRun(run.withVerify(readBack));
    }

    public WriteOptions withMemory(long bytes) {
        return withRun(run.withMemory(bytes));
    }

    public boolean overwrite() {
        return run.overwrite();
    }
}
