package org.zarrkit.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.NgffVersion;

/**
 * How an image is laid out in a store. Edges by axis name; axes that are not named get the default.
 *
 * @param chunks edges of chunks; default: about a megavoxel, in space only
 * @param shards edges of shards; empty: not sharded. Rounded up to whole chunks
 * @param codec such as {@code blosc:zstd:1}, {@code zstd:3}, {@code gzip:6}, {@code raw}
 * @param levels number of levels; empty: until the coarsest fits into 256 pixels along each axis
 * @param labelsOf the image whose labels are written, if they are labels: their levels are like its
 * @param run how the writing goes
 */
public record WriteOptions(
        NgffVersion version,
        Map<String, Integer> chunks,
        Map<String, Integer> shards,
        String codec,
        Optional<Integer> levels,
        Downsampling downsampling,
        Optional<LabelTarget> labelsOf,
        RunOptions run) {

    public WriteOptions {
        if (!version.isWritten())
            throw new IllegalArgumentException("OME-Zarr " + version.text() + "; Zarrkit writes 0.4, 0.5 and 0.6rc0");
        chunks = Map.copyOf(chunks);
        shards = Map.copyOf(shards);
        List.of(chunks, shards)
                .forEach(edges -> edges.forEach((axis, edge) -> {
                    if (edge < 1) throw new IllegalArgumentException(axis + "=" + edge + "; expected at least 1");
                }));
        if (levels.orElse(1) < 1 || levels.orElse(1) > 30)
            throw new IllegalArgumentException("levels=" + levels.get() + "; expected 1 to 30");
    }

    /** OME-Zarr 0.5, unsharded, blosc with zstd, mean. */
    public static WriteOptions defaults() {
        return new WriteOptions(
                NgffVersion.V0_5,
                Map.of(),
                Map.of(),
                "blosc:zstd:1",
                Optional.empty(),
                Downsampling.MEAN,
                Optional.empty(),
                RunOptions.defaults());
    }

    /** For labels: zstd, and the most frequent label of each box. */
    public static WriteOptions labelDefaults() {
        return defaults().withCodec("zstd:3").withDownsampling(Downsampling.MODE);
    }

    /**
     * Edges by axis name from a text such as {@code z=64,y=64,x=64}; none if it is blank.
     *
     * @throws IllegalArgumentException if it has another form; the message shows what is wrong
     */
    public static Map<String, Integer> parseEdges(String text) {
        return AxisValues.parse(text, "edges", 1);
    }

    public WriteOptions withVersion(NgffVersion other) {
        return new WriteOptions(other, chunks, shards, codec, levels, downsampling, labelsOf, run);
    }

    public WriteOptions withChunks(Map<String, Integer> edges) {
        return new WriteOptions(version, edges, shards, codec, levels, downsampling, labelsOf, run);
    }

    public WriteOptions withShards(Map<String, Integer> edges) {
        return new WriteOptions(version, chunks, edges, codec, levels, downsampling, labelsOf, run);
    }

    public WriteOptions withCodec(String text) {
        return new WriteOptions(version, chunks, shards, text, levels, downsampling, labelsOf, run);
    }

    public WriteOptions withLevels(int count) {
        return new WriteOptions(version, chunks, shards, codec, Optional.of(count), downsampling, labelsOf, run);
    }

    public WriteOptions withDownsampling(Downsampling method) {
        return new WriteOptions(version, chunks, shards, codec, levels, method, labelsOf, run);
    }

    WriteOptions withLabelsOf(LabelTarget image) {
        return new WriteOptions(version, chunks, shards, codec, levels, downsampling, Optional.of(image), run);
    }

    public WriteOptions withRun(RunOptions options) {
        return new WriteOptions(version, chunks, shards, codec, levels, downsampling, labelsOf, options);
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
