package org.zarrkit.image;

import java.util.Arrays;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.zarr.ZarrArray;

/**
 * Makes parts of a stored level from the next finer one, as it is stored: what comes out is the same as if all of the
 * level had been made anew. Axes x first.
 */
public final class LevelUpdate {

    private final ZarrArray finer;
    private final ZarrArray coarser;
    private final int[] factors;
    private final Downsampling method;
    private final DataType type;

    LevelUpdate(ZarrArray finer, ZarrArray coarser, int[] factors, Downsampling method) {
        this.finer = finer;
        this.coarser = coarser;
        this.factors = factors.clone();
        this.method = method;
        this.type = finer.chunkSpec().type();
    }

    /** The part of this level that is made from a region of the finer one; empty if none is: pixels may be left over. */
    public Optional<Interval> region(Interval finerRegion) {
        long[] min = new long[factors.length];
        long[] max = new long[factors.length];
        for (int d = 0; d < min.length; d++) {
            min[d] = finerRegion.min(d) / factors[d];
            max[d] = Math.min(finerRegion.max(d) / factors[d], dimension(coarser, d) - 1);
            if (max[d] < min[d]) return Optional.empty();
        }
        return Optional.of(new FinalInterval(min, max));
    }

    private static long dimension(ZarrArray array, int d) {
        return array.grid().shape().get(array.grid().rank() - 1 - d);
    }

    private static int[] shards(ZarrArray array) {
        return AxisOrder.reversed(AxisOrder.ints(array.grid().shardShape()));
    }

    /** A region of this level in blocks that any threads may {@link #update} at the same time. */
    public RegionGrid blocks(Interval region) {
        return new RegionGrid(region, shards(coarser));
    }

    /** What updating a block takes at most: its shard, once more for what is kept of it, and what it is made from. */
    public long bytesPerBlock() {
        long shard = Arrays.stream(shards(coarser)).asLongStream().reduce(1, (a, b) -> a * b);
        long part = Arrays.stream(partEdges()).asLongStream().reduce(1, (a, b) -> a * b);
        for (int factor : factors) part *= factor;
        return (5 * shard + 2 * part) * PixelType.inMemory(type).sizeInBytes();
    }

    /** Of a block, as much is made at a time as one shard of the finer level gives, about. */
    private int[] partEdges() {
        int[] edges = shards(finer);
        for (int d = 0; d < edges.length; d++) edges[d] = Math.max(1, edges[d] / factors[d]);
        return edges;
    }

    /** Makes a block anew and writes it; returns its pixels as they are stored, of the type in memory. */
    public Object update(Interval block) {
        int[] size = Intervals.dimensionsAsIntArray(block);
        DataType inMemory = PixelType.inMemory(type);
        Object pixels = inMemory.newArray(Arrays.stream(size).reduce(1, Math::multiplyExact));
        RegionGrid parts = new RegionGrid(block, partEdges());
        for (long i = 0; i < parts.count(); i++) reduce(parts.block(i), block, pixels, size);
        Object elements = PixelType.narrow(pixels, type);
        coarser.writeBox(AxisOrder.reversed(block.minAsLongArray()), AxisOrder.reversed(size), elements);
        return PixelType.widen(elements, type);
    }

    private void reduce(Interval part, Interval block, Object pixels, int[] size) {
        long[] min = part.minAsLongArray();
        long[] max = part.maxAsLongArray();
        int[] offset = new int[min.length];
        for (int d = 0; d < min.length; d++) {
            offset[d] = (int) (min[d] - block.min(d));
            min[d] *= factors[d];
            max[d] = Math.min((max[d] + 1) * factors[d], dimension(finer, d)) - 1;
        }
        Interval box = new FinalInterval(min, max);
        Object source = PixelType.inMemory(type).newArray(Math.toIntExact(Intervals.numElements(box)));
        new ArrayReader(finer).read(box, source);
        Reduction.of(method, PixelType.inMemory(type))
                .reduce(source, Intervals.dimensionsAsIntArray(box), factors, pixels, size, offset);
    }

    /** The pixels of a block as they are stored, of the type in memory. */
    public Object read(Interval block) {
        Object pixels = PixelType.inMemory(type).newArray(Math.toIntExact(Intervals.numElements(block)));
        new ArrayReader(coarser).read(block, pixels);
        return pixels;
    }
}
