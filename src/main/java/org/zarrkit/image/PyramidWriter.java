package org.zarrkit.image;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.store.Keys;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.Compression;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;
import org.zarrkit.zarr.ZarrArray;

/**
 * Writes an image with all its levels in one sweep: each block of level 0 is given once, in any order and from any
 * thread, and every coarser level is computed from the blocks in hand. A block is a whole number of stored objects, so
 * no two threads write the same one. The OME metadata come last: where they stand, the image is complete.
 */
public final class PyramidWriter {

    private final WriteTarget target;
    private final Multiscale multiscale;
    private final DataType type;
    private final List<LevelLayout> layouts;
    private final List<ZarrArray> arrays = new ArrayList<>();
    private final List<Map<Long, Part>> parts = new ArrayList<>();
    private final MortonOrder order;
    private final AtomicLong written = new AtomicLong();

    /** A block of a coarser level of which some finer blocks may still be missing. */
    private record Part(Object pixels, int[] size, AtomicInteger missing) {}

    private PyramidWriter(WriteTarget target, Multiscale source, DataType type, long[] dimensions) {
        this.target = target;
        this.type = type;
        layouts = PyramidLayout.of(source, dimensions, target.options());
        multiscale = WrittenMetadata.describe(source, layouts, target.options());
        boolean[] halved = new boolean[dimensions.length];
        for (LevelLayout level : layouts) for (int d = 0; d < halved.length; d++) halved[d] |= level.factors()[d] > 1;
        order = new MortonOrder(layouts.get(0).blockGrid(), halved);
    }

    /**
     * Prepares an image at a target: groups and the metadata of all arrays are written.
     *
     * @param source axes, pixel size and position of its level 0, channels and names are those of the image
     * @param type the element type in the store
     * @param dimensions of the image, x first
     * @throws TargetExistsException if something stands there and the options do not say to replace it
     * @throws IllegalArgumentException if the options do not fit the image
     */
    public static PyramidWriter create(WriteTarget target, Multiscale source, DataType type, long[] dimensions) {
        for (long n : dimensions)
            if (n < 1)
                throw new IllegalArgumentException(
                        "an image of " + Arrays.toString(dimensions) + " pixels has none to save");
        PyramidWriter writer = new PyramidWriter(target, source, type, dimensions);
        Reduction.of(target.options().downsampling(), PixelType.inMemory(type));
        List<ArrayMetadata> documents = writer.arrayDocuments();
        boolean occupied = requireWritable(target);
        // Only now, when nothing in the options can fail any more.
        if (occupied) target.store().deleteAll(target.path());
        writer.createArrays(documents);
        return writer;
    }

    /**
     * Checks that an image can be put at a target; true if something stands there that is to be replaced.
     *
     * @throws TargetExistsException if something stands there and the options do not say to replace it
     */
    public static boolean requireWritable(WriteTarget target) {
        boolean isNode = Node.read(target.store(), target.path()).isPresent();
        boolean occupied =
                isNode || target.store().children(target.path()).findAny().isPresent();
        if (!occupied) return false;
        if (!isNode)
            throw new TargetExistsException(
                    target.place() + " holds something that is not Zarr, and is left alone; choose another place");
        if (!target.options().overwrite())
            throw new TargetExistsException(
                    target.place() + " exists already; choose another place, or ask for overwriting");
        return true;
    }

    private List<ArrayMetadata> arrayDocuments() {
        int format = target.options().version().zarrFormat();
        List<String> names = multiscale.axes().stream().map(Axis::name).toList();
        return layouts.stream()
                .map(level -> arrayMetadata(format, level))
                .map(metadata -> format == 3 ? metadata.withDimensionNames(names) : metadata)
                .toList();
    }

    private void createArrays(List<ArrayMetadata> documents) {
        int format = target.options().version().zarrFormat();
        GroupMetadata.of(format, JsonNodeFactory.instance.objectNode()).write(target.store(), target.path());
        for (int i = 0; i < layouts.size(); i++) {
            arrays.add(ZarrArray.create(target.store(), levelPath(i), documents.get(i)));
            parts.add(new ConcurrentHashMap<>());
        }
    }

    private ArrayMetadata arrayMetadata(int format, LevelLayout level) {
        List<Integer> chunk =
                Arrays.stream(AxisOrder.reversed(level.chunk())).boxed().toList();
        List<Integer> shard =
                Arrays.stream(AxisOrder.reversed(level.shard())).boxed().toList();
        List<Long> shape =
                Arrays.stream(AxisOrder.reversed(level.dimensions())).boxed().toList();
        List<CodecDescription> codecs = Compression.codecs(target.options().codec(), type);
        boolean sharded = !target.options().shards().isEmpty();
        return ArrayMetadata.of(format, shape, type, shard, sharded ? Compression.sharded(chunk, codecs) : codecs);
    }

    private String levelPath(int level) {
        return Keys.join(target.path(), multiscale.levels().get(level).path());
    }

    /** What is written: axes, levels, channels. */
    public Multiscale multiscale() {
        return multiscale;
    }

    /** The number of blocks of level 0. */
    public long blockCount() {
        return layouts.get(0).blockCount();
    }

    /** The number of steps of the sweep; some of them have no block. */
    public long stepCount() {
        return order.codes();
    }

    /** The block of level 0 of a step, x first, or empty; neighbours come soon after each other. */
    public Optional<Interval> block(long step) {
        LevelLayout level = layouts.get(0);
        long[] position = new long[level.block().length];
        if (!order.position(step, position)) return Optional.empty();
        int[] size = level.blockSize(position);
        long[] min = new long[size.length];
        long[] max = new long[size.length];
        for (int d = 0; d < size.length; d++) {
            min[d] = position[d] * level.block()[d];
            max[d] = min[d] + size[d] - 1;
        }
        return Optional.of(new FinalInterval(min, max));
    }

    /**
     * Writes a block that {@link #block} gave.
     *
     * @param pixels a primitive array of the block, x fastest, of the image's type in memory
     */
    public void write(Interval block, Object pixels) {
        long[] position = block.minAsLongArray();
        for (int d = 0; d < position.length; d++) position[d] /= layouts.get(0).block()[d];
        writeBlock(0, position, pixels);
        written.incrementAndGet();
    }

    private void writeBlock(int i, long[] position, Object pixels) {
        LevelLayout level = layouts.get(i);
        BlockShards.write(arrays.get(i), level, position, PixelType.narrow(pixels, type));
        if (i + 1 < layouts.size()) reduce(i, level.blockSize(position), position, pixels);
    }

    /** Puts the reduced block into its part of the next level, and writes that when nothing of it is missing. */
    private void reduce(int i, int[] size, long[] position, Object pixels) {
        LevelLayout finer = layouts.get(i);
        LevelLayout coarser = layouts.get(i + 1);
        int rank = size.length;
        long[] parent = new long[rank];
        int[] offset = new int[rank];
        for (int d = 0; d < rank; d++) {
            long corner = position[d] * finer.block()[d] / coarser.factors()[d];
            parent[d] = corner / coarser.block()[d];
            offset[d] = (int) (corner % coarser.block()[d]);
        }
        long index = coarser.blockIndex(parent);
        Part part = parts.get(i + 1).computeIfAbsent(index, k -> newPart(finer, coarser, parent));
        Reduction.of(target.options().downsampling(), PixelType.inMemory(type))
                .reduce(pixels, size, coarser.factors(), part.pixels, part.size, offset);
        if (part.missing.decrementAndGet() > 0) return;
        parts.get(i + 1).remove(index);
        writeBlock(i + 1, parent, part.pixels);
    }

    private Part newPart(LevelLayout finer, LevelLayout coarser, long[] parent) {
        int[] size = coarser.blockSize(parent);
        int missing = 1;
        for (int d = 0; d < size.length; d++) {
            long first = parent[d] * coarser.block()[d] * coarser.factors()[d];
            long end = Math.min(finer.dimensions()[d], first + (long) size[d] * coarser.factors()[d]);
            missing *= (int) ((end - first + finer.block()[d] - 1) / finer.block()[d]);
        }
        int elements = Arrays.stream(size).reduce(1, Math::multiplyExact);
        return new Part(PixelType.inMemory(type).newArray(elements), size, new AtomicInteger(missing));
    }

    /**
     * Ends the sweep: checks that every block was written, and writes the OME metadata.
     *
     * @throws IllegalStateException if blocks are missing; the image then stays without OME metadata
     */
    public void finish() {
        boolean open = parts.stream().anyMatch(level -> !level.isEmpty());
        if (written.get() != blockCount() || open)
            throw new IllegalStateException(written.get() + " of " + blockCount() + " blocks were written to "
                    + target.place() + "; the image is not complete");
        Multiscale complete = WrittenMetadata.withContrast(multiscale, type, arrays.get(arrays.size() - 1));
        GroupMetadata.of(
                        target.options().version().zarrFormat(),
                        WrittenMetadata.attributes(complete, target.options().version()))
                .write(target.store(), target.path());
    }
}
