package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.imglib2.Interval;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.Activity;
import org.zarrkit.image.BlockReader;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.CellLoader;
import org.zarrkit.image.DiskCells;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.ImageJState;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Pipeline;

/**
 * A source, which is a level of a pyramid, and the operations on it. Immutable; nothing is computed before a pixel of
 * it is looked at or a runner writes it. Axes are in ImgLib2 order (x first).
 *
 * @param <T> the type of the source's pixels
 */
public final class LazyImage<T extends NativeType<T> & RealType<T>> implements BlockSource {

    /** Blocks that operations have in hand at a time: input with its halo, an intermediate result, output. */
    private static final int OPERANDS = 4;

    private final Pyramid<T> source;
    private final List<BlockOp> ops;
    private final ImageSpec spec;
    /** What computes the last operation; made when first needed, for that may take passes over the image. */
    private BlockSource chain;
    /** The same past the cache. */
    private BlockSource once;

    private LazyImage(Pyramid<T> source, List<BlockOp> ops, ImageSpec spec) {
        this.source = source;
        this.ops = List.copyOf(ops);
        this.spec = spec;
    }

    /** Level 0 of a pyramid, and no operation yet; {@link Pyramid#from} gives other levels. */
    public static <T extends NativeType<T> & RealType<T>> LazyImage<T> of(Pyramid<T> source) {
        Multiscale all = source.multiscale();
        int[] cells = new int[source.numDimensions()];
        source.level(0).getCellGrid().cellDimensions(cells);
        ImageSpec spec = new ImageSpec(
                all.withLevels(all.levels().subList(0, 1)),
                Arrays.stream(source.level(0).dimensionsAsLongArray()).boxed().toList(),
                Arrays.stream(cells).boxed().toList(),
                source.type());
        return new LazyImage<>(source, List.of(), spec);
    }

    /**
     * This image with one more operation.
     *
     * @throws IllegalArgumentException if the operation can't be applied to this image; the message says why
     */
    public LazyImage<T> then(BlockOp op) {
        List<BlockOp> more = new ArrayList<>(ops);
        more.add(op);
        return new LazyImage<>(source, more, withoutLostPlanes(op, op.output(spec)));
    }

    /** Labels of slices, and tables of channels, are those of the planes that were: others may take their places. */
    private ImageSpec withoutLostPlanes(BlockOp op, ImageSpec output) {
        boolean samePlanes = op instanceof PointOp
                || op instanceof NeighbourhoodOp
                || op instanceof OnBlocks
                || op instanceof Crop && cutsPlanes(output);
        boolean stateless = ImageJState.of(output.multiscale()).equals(ImageJState.NONE);
        return samePlanes || stateless ? output : output.withMultiscale(ImageJState.NONE.in(output.multiscale()));
    }

    private boolean cutsPlanes(ImageSpec output) {
        List<Long> before = spec.dimensions();
        return output.dimensions().subList(2, before.size()).equals(before.subList(2, before.size()));
    }

    /** What the operations start from. */
    public Pyramid<T> source() {
        return source;
    }

    public List<BlockOp> ops() {
        return ops;
    }

    /** The same as text: where the source was opened, and all operations, also those that compute the source. */
    public Pipeline pipeline() {
        return source.pipeline().then(ops.stream().map(OpText::format).toList());
    }

    /**
     * This image with operations given as text.
     *
     * @param open opens further images that they name
     * @throws IllegalArgumentException if one is not known, or can't be applied to this image; the message says which
     */
    public LazyImage<T> then(List<String> texts, Function<String, LazyImage<?>> open) {
        LazyImage<T> last = this;
        for (String text : texts) last = last.then(OpText.parse(text, last.spec, open));
        return last;
    }

    /** Axes, size and type of the result. */
    @Override
    public ImageSpec spec() {
        return spec;
    }

    /** Axes, pixel size, position and channels; one level. */
    public Multiscale multiscale() {
        return spec.multiscale();
    }

    public long[] dimensions() {
        return spec.interval().dimensionsAsLongArray();
    }

    /** The element type of the pixels that are computed. */
    public DataType type() {
        return spec.type();
    }

    /** The element type for a store: the source's own where no operation comes between. */
    public DataType storedType() {
        return ops.isEmpty() ? source.storedType() : type();
    }

    /** What is said of the pixels as labels, if they are labels. */
    public Optional<ImageLabel> labels() {
        Optional<ImageLabel> said = source.imageLabel();
        for (BlockOp op : ops) said = op.labels(said);
        return said;
    }

    /** Works out what depends on whole images, such as a threshold by a method, now instead of at the first look. */
    public LazyImage<T> resolve(BlockRunner runner, Progress progress) {
        LazyImage<T> done = of(source);
        for (BlockOp op : ops) {
            // Else a block would, alone, while those beside it wait.
            op.operands().forEach(operand -> operand.image().prepare());
            done = done.then(op.resolve(done, runner, progress));
        }
        return done;
    }

    private synchronized BlockSource chain() {
        if (chain == null) {
            List<BlockOp> resolved = resolve(ThreadRunner.shared(), Progress.NONE).ops;
            BlockReader pixels = source.reader(0).forOverlaps().orElseGet(() -> source.cellReader(0));
            chain = Steps.chain(new PyramidSource(of(source).spec, pixels), resolved);
        }
        return chain;
    }

    /** Computes a box of pixels, which must lie in the image. */
    @Override
    public Block read(Interval box) {
        return chain().read(box);
    }

    /** Like {@link #read} of what is read once: past the cache, where no pixel of the source is needed twice. */
    Block readOnce(Interval box) {
        return isReadOnce() ? once().read(box) : read(box);
    }

    /** Whether a block needs pixels of its own place alone, and cells are what is read as a whole. */
    private boolean isReadOnce() {
        if (ops.isEmpty()) return true;
        BlockReader pixels = source.reader(0);
        return ops.stream().allMatch(PointOp.class::isInstance)
                && pixels.forOverlaps().isEmpty()
                && Arrays.equals(pixels.unit(), cells());
    }

    private synchronized BlockSource once() {
        if (once == null) once = Steps.chain(new PyramidSource(of(source).spec, source.reader(0)), ops);
        return once;
    }

    /** Works out now, by all threads, what depends on whole images: a step of a run would do it alone. */
    void prepare() {
        chain();
    }

    /** The edges, x first, of what is read, or computed, as a whole: see {@link BlockReader#unit}. */
    int[] unit() {
        if (ops.isEmpty()) return source.reader(0).unit();
        return cells();
    }

    /** About what computing a box of these edges takes, itself and its halo included; what is cached not. */
    long bytesToCompute(int[] edges) {
        long[] halo = Steps.halo(of(source).spec, ops);
        double pixels = 1;
        for (int d = 0; d < edges.length; d++) pixels *= edges[d] + (d < halo.length ? 2.0 * halo[d] : 0);
        double bytes = ops.isEmpty()
                ? pixels * type().sizeInBytes()
                : OPERANDS
                        * pixels
                        * Math.max(type().sizeInBytes(), source.type().sizeInBytes());
        return (long) Math.min(bytes + source.reader(0).bytesToRead(), Long.MAX_VALUE / 16);
    }

    /**
     * The pixels as a pyramid of one level whose cells are computed when they are looked at and kept in a cache; the
     * source itself where there is no operation.
     */
    public Pyramid<?> pyramid(CellCache cache) {
        return ops.isEmpty() ? source : computed(cache);
    }

    /** The pixels as a pyramid of one level, also where there is no operation. */
    Pyramid<?> computed(CellCache cache) {
        return inCells(cache, this::computeCell);
    }

    /** The same, whose cells are kept in temporary files once they are computed. */
    public Pyramid<?> onDisk(CellCache cache) {
        return inCells(cache, DiskCells.of(dimensions(), cells(), type(), this::computeCell));
    }

    private int[] cells() {
        return spec.cells().stream().mapToInt(Integer::intValue).toArray();
    }

    private <S extends NativeType<S> & RealType<S>> Pyramid<S> inCells(CellCache cache, CellLoader loader) {
        Pyramid<S> pyramid = Pyramid.of(
                        multiscale(), type(), List.of(LazyCells.<S>image(dimensions(), cells(), type(), cache, loader)))
                .withOrigins(source.origins())
                .withPipeline(pipeline());
        return labels().map(pyramid::withImageLabel).orElse(pyramid);
    }

    private Object computeCell(Interval cell) {
        Object pixels = read(cell).pixels();
        Activity.shared().cellComputed();
        return pixels;
    }

    /** The source and one line for each operation. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source.multiscale().name());
        for (String step : pipeline().steps())
            text.append(System.lineSeparator()).append(step);
        return text.toString();
    }
}
