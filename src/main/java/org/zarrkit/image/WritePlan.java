package org.zarrkit.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Provenance;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.Compression;

/** How an image will be written: its levels, how they are stored, and what that takes; worked out before anything is. */
public final class WritePlan {

    private final Multiscale multiscale;
    private final DataType type;
    private final WriteOptions options;
    private final SweepDemand demand;
    private final BlockSizing.Sized sized;

    private WritePlan(
            Multiscale multiscale, DataType type, WriteOptions options, SweepDemand demand, BlockSizing.Sized sized) {
        this.multiscale = multiscale;
        this.type = type;
        this.options = options;
        this.demand = demand;
        this.sized = sized;
    }

    /**
     * Plans an image.
     *
     * @param source axes, pixel size and position of its level 0, channels and names are those of the image
     * @param type the element type in the store
     * @param dimensions of the image, x first
     * @throws IllegalArgumentException if the options do not fit the image, or memory does not hold a block
     */
    public static WritePlan of(
            Multiscale source, DataType type, long[] dimensions, WriteOptions options, SweepDemand demand) {
        for (long n : dimensions)
            if (n < 1)
                throw new IllegalArgumentException(
                        "an image of " + Arrays.toString(dimensions) + " pixels has none to save");
        Reduction.of(options.downsampling(), PixelType.inMemory(type));
        List<LevelLayout> levels =
                PyramidLayout.of(source, dimensions, type, options, some -> BlockSizing.fits(some, type, demand));
        Multiscale multiscale = WrittenMetadata.describe(source, levels, options);
        BlockSizing.Sized sized = BlockSizing.of(levels, type, demand);
        WritePlan plan = new WritePlan(multiscale, type, options, demand, sized);
        plan.documents(); // a codec that is none must not cost what stands at the target
        return plan;
    }

    /** What is said of an image and has no place in what is written, a sentence each; transforms, mostly. */
    public static List<String> losses(Multiscale source, WriteOptions options) {
        return WrittenMetadata.losses(source, options.version());
    }

    /** The same with blocks of these edges at level 0, as a sweep that is continued had them. */
    WritePlan withBlocks(int[] edges) {
        return new WritePlan(
                multiscale, type, options, demand, BlockSizing.ofBlocks(sized.levels(), type, demand, edges));
    }

    /**
     * The same plans, those of images of one size with the same blocks, where shards and memory allow that: they can then
     * be written in one sweep.
     */
    public static List<WritePlan> inSameBlocks(List<WritePlan> plans) {
        for (WritePlan model : plans) {
            int[] edges = model.levels().get(0).block();
            if (plans.stream().allMatch(plan -> plan.allows(edges, model)))
                return plans.stream().map(plan -> plan.withBlocks(edges)).toList();
        }
        return List.copyOf(plans);
    }

    private boolean allows(int[] edges, WritePlan model) {
        LevelLayout level = levels().get(0);
        if (!Arrays.equals(level.dimensions(), model.levels().get(0).dimensions())) return false;
        for (int d = 0; d < edges.length; d++)
            if (edges[d] % level.shard()[d] != 0 && edges[d] < level.dimensions()[d]) return false;
        return BlockSizing.fits(LevelLayout.withBlocks(levels(), edges), type, demand);
    }

    /** The size of the image and the edges of its blocks, x first: equal where one sweep writes several images. */
    public List<List<Long>> blocks() {
        LevelLayout level = levels().get(0);
        return List.of(
                Arrays.stream(level.dimensions()).boxed().toList(),
                Arrays.stream(level.block()).asLongStream().boxed().toList());
    }

    /** What is written: axes, levels, channels. */
    public Multiscale multiscale() {
        return multiscale;
    }

    /** The element type in the store. */
    public DataType type() {
        return type;
    }

    WriteOptions options() {
        return options;
    }

    List<LevelLayout> levels() {
        return sized.levels();
    }

    /** How many threads the memory allows, at most those asked for. */
    public int threads() {
        return sized.threads();
    }

    /** What all threads take at most for blocks and what is made of them. */
    public long memoryInBytes() {
        return sized.bytes();
    }

    /** The stored objects of all levels, if none of them is nothing but fill value. */
    public long files() {
        return levels().stream().mapToLong(LevelLayout::shardCount).sum();
    }

    /** The pixels of all levels, not compressed. */
    public long bytes() {
        return levels().stream().mapToLong(LevelLayout::pixels).sum() * type.sizeInBytes();
    }

    /** The description of each level's array. */
    List<ArrayMetadata> documents() {
        int format = options.version().zarrFormat();
        List<String> names = multiscale.axes().stream().map(Axis::name).toList();
        return levels().stream()
                .map(level -> document(format, level))
                .map(metadata -> format == 3 ? metadata.withDimensionNames(names) : metadata)
                .toList();
    }

    private ArrayMetadata document(int format, LevelLayout level) {
        List<Integer> chunk =
                Arrays.stream(AxisOrder.reversed(level.chunk())).boxed().toList();
        List<Integer> shard =
                Arrays.stream(AxisOrder.reversed(level.shard())).boxed().toList();
        List<Long> shape =
                Arrays.stream(AxisOrder.reversed(level.dimensions())).boxed().toList();
        List<CodecDescription> codecs = Compression.codecs(options.codecText(), type);
        return ArrayMetadata.of(format, shape, type, shard, isSharded() ? Compression.sharded(chunk, codecs) : codecs);
    }

    private boolean isSharded() {
        return levels().stream().anyMatch(level -> !Arrays.equals(level.chunk(), level.shard()));
    }

    /** @param source a line or more that tell this source from others */
    SaveRecipe recipe(String source) {
        List<String> lines = new ArrayList<>();
        lines.add("program: " + Provenance.PROGRAM);
        source.lines().forEach(line -> lines.add("source: " + line));
        lines.add("image: OME-Zarr " + options.version().text() + " " + multiscale.name() + " " + multiscale.axes()
                + " by " + options.downsampling());
        lines.add("channels: " + multiscale.rendering());
        options.labels().ifPresent(labels -> lines.add("labels: " + labels));
        for (int i = 0; i < levels().size(); i++)
            lines.add("level: " + multiscale.levels().get(i).path() + " "
                    + multiscale.levels().get(i).transforms() + " "
                    + text(documents().get(i)));
        return SaveRecipe.of(String.join("\n", lines));
    }

    /** The documents as they are written, which are the same each time. */
    static String text(ArrayMetadata metadata) {
        MemoryStore store = new MemoryStore();
        metadata.write(store, "");
        StringBuilder text = new StringBuilder();
        store.list("")
                .forEach(key ->
                        text.append(StandardCharsets.UTF_8.decode(store.get(key).orElseThrow())));
        return text.toString().replaceAll("\\s+", " ");
    }

    /** A line for each level and one for all: what a person wants to know before it is written. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels().size(); i++)
            text.append(line(i, levels().get(i))).append('\n');
        return text.append(summary()).toString();
    }

    /** The line for all levels. */
    public String summary() {
        return "%d levels, %d files at most, %s uncompressed; takes up to %s of memory in %d threads"
                .formatted(levels().size(), files(), size(bytes()), size(memoryInBytes()), threads());
    }

    private String line(int i, LevelLayout level) {
        String shards = isSharded() ? ", shards " + edges(level.shard()) : "";
        return "level %d: %s %s, chunks %s%s, %d files"
                .formatted(
                        i,
                        edges(level.dimensions()),
                        type.zarrName(),
                        edges(level.chunk()),
                        shards,
                        level.shardCount());
    }

    private static String edges(int[] edges) {
        return edges(Arrays.stream(edges).asLongStream().toArray());
    }

    private static String edges(long[] edges) {
        return String.join(" x ", Arrays.stream(edges).mapToObj(Long::toString).toList());
    }

    private static String size(long bytes) {
        if (bytes < 10_000_000L) return bytes / 1000 + " kB";
        return bytes < 10_000_000_000L ? bytes / 1_000_000 + " MB" : bytes / 1_000_000_000 + " GB";
    }
}
