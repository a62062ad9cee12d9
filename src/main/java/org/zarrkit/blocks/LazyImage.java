package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Window;

/**
 * A source, which is a level of a pyramid, and the operations on it. Immutable; nothing is computed before a pixel of
 * it is looked at or a runner writes it. Axes are in ImgLib2 order (x first).
 *
 * @param <T> the type of the source's pixels
 */
public final class LazyImage<T extends NativeType<T> & RealType<T>> {

    private final Pyramid<T> source;
    private final List<BlockOp> ops;
    /** Made when first needed: making it reads a cell. */
    private PrimitiveBlocks<T> sourceBlocks;
    /** The operations with nothing left to work out; made when first needed. */
    private List<BlockOp> resolved;

    private LazyImage(Pyramid<T> source, List<BlockOp> ops) {
        this.source = source;
        this.ops = List.copyOf(ops);
    }

    /** Level 0 of a pyramid, and no operation yet; {@link Pyramid#from} gives other levels. */
    public static <T extends NativeType<T> & RealType<T>> LazyImage<T> of(Pyramid<T> source) {
        return new LazyImage<>(source, List.of());
    }

    /** This image with one more operation. */
    public LazyImage<T> then(BlockOp op) {
        List<BlockOp> more = new ArrayList<>(ops);
        more.add(op);
        return new LazyImage<>(source, more);
    }

    /** What the operations start from. */
    public Pyramid<T> source() {
        return source;
    }

    public List<BlockOp> ops() {
        return ops;
    }

    /** The image up to, and without, an operation. */
    private LazyImage<T> before(List<BlockOp> resolvedOps) {
        return new LazyImage<>(source, resolvedOps);
    }

    /** Axes, pixel size, position and channels; one level. */
    public Multiscale multiscale() {
        Multiscale all = source.multiscale();
        return all.withLevels(all.levels().subList(0, 1))
                .withChannels(all.channels().stream().map(this::shown).toList());
    }

    private Channel shown(Channel channel) {
        Window window = channel.window();
        for (BlockOp op : ops) window = op.window(window);
        return channel.withWindow(window);
    }

    public long[] dimensions() {
        return source.level(0).dimensionsAsLongArray();
    }

    /** The element type of the pixels that are computed. */
    public DataType type() {
        DataType type = source.type();
        for (BlockOp op : ops) type = op.outputType(type);
        return type;
    }

    /** The element type for a store: the source's own where no operation comes between. */
    public DataType storedType() {
        return ops.isEmpty() ? source.storedType() : type();
    }

    /** Works out what depends on whole images, such as a threshold by a method, now instead of at the first look. */
    public LazyImage<T> resolve(BlockRunner runner, Progress progress) {
        List<BlockOp> done = new ArrayList<>();
        for (BlockOp op : ops) done.add(op.resolve(before(done), runner, progress));
        return new LazyImage<>(source, done);
    }

    private synchronized List<BlockOp> resolvedOps() {
        if (resolved == null) resolved = resolve(ThreadRunner.ofAllProcessors(), Progress.NONE).ops;
        return resolved;
    }

    private synchronized PrimitiveBlocks<T> sourceBlocks() {
        if (sourceBlocks == null)
            sourceBlocks = PrimitiveBlocks.of(source.level(0)).threadSafe();
        return sourceBlocks;
    }

    /** Computes a box of pixels, which must lie in the image. */
    public Block compute(Interval output) {
        List<BlockOp> steps = ops.isEmpty() ? ops : resolvedOps();
        Interval image = new FinalInterval(dimensions());
        List<Interval> needed = new ArrayList<>();
        needed.add(output);
        for (int i = steps.size() - 1; i >= 0; i--)
            needed.add(0, Intervals.intersect(steps.get(i).needs(needed.get(0)), image));
        Block block = Block.of(needed.get(0), source.type());
        sourceBlocks().copy(block.interval(), block.pixels());
        for (int i = 0; i < steps.size(); i++) {
            Block next = Block.of(needed.get(i + 1), steps.get(i).outputType(block.type()));
            steps.get(i).apply(block, next);
            block = next;
        }
        return block;
    }

    /**
     * The pixels as a pyramid of one level whose cells, as large as the source's, are computed when they are looked at
     * and kept in a cache.
     */
    public Pyramid<?> pyramid(CellCache cache) {
        return ops.isEmpty() ? source : computed(cache);
    }

    private <S extends NativeType<S> & RealType<S>> Pyramid<S> computed(CellCache cache) {
        int[] cells = new int[source.numDimensions()];
        source.level(0).getCellGrid().cellDimensions(cells);
        return Pyramid.of(
                        multiscale(),
                        type(),
                        List.of(LazyCells.<S>image(dimensions(), cells, type(), cache, cell -> compute(cell)
                                .pixels())))
                .withOrigins(source.origins());
    }

    /** The source and one line for each operation. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source.multiscale().name());
        for (BlockOp op : ops) text.append(System.lineSeparator()).append(OpText.format(op));
        return text.toString();
    }
}
