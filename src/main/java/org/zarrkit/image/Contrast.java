package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Window;
import org.zarrkit.zarr.ZarrArray;

/**
 * The intensities between which the channels of an image are shown well: the range of its coarsest level. Of a coarsest
 * level that is large, cells spread evenly stand for all.
 */
public final class Contrast {

    /** A level that was reduced as far as it is useful has no more pixels than this in each channel. */
    private static final long ENOUGH = 1 << 24;

    static final long CACHE_BYTES = 64 << 20;

    private Contrast() {}

    /**
     * How an image is shown: one channel for each position along its channel axis, each with colour and complete window.
     * What the metadata leave open is read from the pixels; nothing is read if they say all.
     */
    public static Rendering of(Pyramid<?> image) {
        Rendering stated = image.multiscale().rendering();
        int count = channelCount(image.level(0).dimensionsAsLongArray(), image.channelDimension());
        if (isComplete(stated, count))
            return stated.withChannels(stated.channels().subList(0, count));
        return complete(stated, image.type(), ranges(image));
    }

    /** The values of each channel in the coarsest level; one range if there is no channel axis. */
    public static List<ValueRange> ranges(Pyramid<?> image) {
        return ranges(image, image.levelCount() - 1);
    }

    private static <T extends NativeType<T> & RealType<T>> List<ValueRange> ranges(Pyramid<T> image, int level) {
        return ranges(image.level(level), image.type(), image.channelDimension());
    }

    /** The values of each channel of an array, read with a cache of its own. */
    static List<ValueRange> ranges(ZarrArray array, int channelDimension) {
        DataType type = PixelType.inMemory(array.chunkSpec().type());
        long[] dimensions = AxisOrder.reversed(AxisOrder.longs(array.grid().shape()));
        int[] cells = AxisOrder.reversed(AxisOrder.ints(array.grid().chunkShape()));
        return rangesOfArray(dimensions, cells, type, new ChunkLoader(array), channelDimension);
    }

    private static <T extends NativeType<T> & RealType<T>> List<ValueRange> rangesOfArray(
            long[] dimensions, int[] cells, DataType type, CellLoader loader, int channelDimension) {
        AbstractCellImg<T, ?, ?, ?> image =
                LazyCells.image(dimensions, cells, type, new CellCache(CACHE_BYTES), loader);
        return ranges(image, type, channelDimension);
    }

    static boolean isComplete(Rendering rendering, int count) {
        return rendering.channels().size() >= count
                && rendering.channels().subList(0, count).stream()
                        .allMatch(channel ->
                                channel.color().isPresent() && channel.window().isComplete());
    }

    static int channelCount(long[] dimensions, int channelDimension) {
        return channelDimension < 0 ? 1 : Math.toIntExact(dimensions[channelDimension]);
    }

    /** The same with a channel for each range; windows are completed from the type and the range, colours by default. */
    static Rendering complete(Rendering stated, DataType type, List<ValueRange> ranges) {
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < ranges.size(); c++) {
            Channel channel = c < stated.channels().size() ? stated.channels().get(c) : Channel.unspecified();
            channels.add(channel.withWindow(complete(channel.window(), type, ranges.get(c))));
        }
        return stated.withChannels(channels).completedFrom(ranges.size(), 0, 1);
    }

    private static Window complete(Window stated, DataType type, ValueRange found) {
        ValueRange range = widened(found, type);
        ValueRange all = type.isFloat() ? range : ValueRange.ofType(type);
        OptionalDouble start = stated.start().isPresent() ? stated.start() : OptionalDouble.of(range.least());
        OptionalDouble end = stated.end().isPresent() ? stated.end() : OptionalDouble.of(range.most());
        return new Window(stated.min(), stated.max(), start, end).completedFrom(all.least(), all.most());
    }

    /** A window without width shows nothing, and some viewers divide by it. */
    private static ValueRange widened(ValueRange range, DataType type) {
        if (range.isEmpty()) return new ValueRange(0, 1);
        if (range.least() < range.most()) return range;
        double value = range.most();
        double highest =
                type.isFloat() ? Double.MAX_VALUE : ValueRange.ofType(type).most();
        return value < highest
                ? new ValueRange(value, Math.max(value + 1, Math.nextUp(value)))
                : new ValueRange(Math.min(value - 1, Math.nextDown(value)), value);
    }

    private static <T extends NativeType<T> & RealType<T>> List<ValueRange> ranges(
            AbstractCellImg<T, ?, ?, ?> image, DataType type, int channelDimension) {
        int count = channelCount(image.dimensionsAsLongArray(), channelDimension);
        ValueRange[] ranges = new ValueRange[count];
        Arrays.fill(ranges, ValueRange.NONE);
        PrimitiveBlocks<T> blocks = PrimitiveBlocks.of(image);
        sample(image.getCellGrid(), channelDimension).forEach(index -> {
            Interval cell = interval(image.getCellGrid(), index, channelDimension);
            for (int c = 0; c < count; c++) {
                if (isAll(ranges[c], type)) continue;
                Interval plane = channelDimension < 0 ? cell : at(cell, channelDimension, c);
                Object pixels = type.newArray(Math.toIntExact(Intervals.numElements(plane)));
                blocks.copy(plane, pixels);
                ranges[c] = ranges[c].union(ValueRange.of(pixels, type));
            }
        });
        return List.of(ranges);
    }

    /** Whether no value is outside: the range of a mask, soon. */
    private static boolean isAll(ValueRange range, DataType type) {
        return !type.isFloat() && range.equals(ValueRange.ofType(type));
    }

    /** Indices in the grid of cells without its channel axis. */
    private static LongStream sample(CellGrid grid, int channelDimension) {
        long cells = 1;
        long pixels = 1;
        for (int d = 0; d < grid.numDimensions(); d++) {
            if (d == channelDimension) continue;
            cells = Math.multiplyExact(cells, grid.gridDimension(d));
            pixels *= Math.min(grid.cellDimension(d), grid.imgDimension(d));
        }
        long all = cells;
        long taken = Math.max(1, Math.min(cells, ENOUGH / pixels));
        return LongStream.range(0, taken).map(k -> taken == all ? k : (long) ((k + 0.5) / taken * all));
    }

    private static Interval interval(CellGrid grid, long index, int channelDimension) {
        int rank = grid.numDimensions();
        long[] min = new long[rank];
        long[] max = new long[rank];
        for (int d = 0; d < rank; d++) {
            if (d == channelDimension) continue;
            min[d] = index % grid.gridDimension(d) * grid.cellDimension(d);
            max[d] = Math.min(min[d] + grid.cellDimension(d), grid.imgDimension(d)) - 1;
            index /= grid.gridDimension(d);
        }
        return new FinalInterval(min, max);
    }

    private static Interval at(Interval cell, int dimension, long position) {
        long[] min = cell.minAsLongArray();
        long[] max = cell.maxAsLongArray();
        min[dimension] = position;
        max[dimension] = position;
        return new FinalInterval(min, max);
    }
}
