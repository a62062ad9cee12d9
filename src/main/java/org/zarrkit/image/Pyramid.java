package org.zarrkit.image;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.Cell;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.zarr.ZarrArray;

/**
 * One image at several resolutions, level 0 at full size: lazy images of cells in ImgLib2 axis order (x first; the
 * reverse of the axes of the {@link Multiscale}), and what they mean. Immutable; nothing is read before a pixel is.
 *
 * @param <T> the type of pixels in memory
 */
public final class Pyramid<T extends NativeType<T> & RealType<T>> {

    private final Multiscale multiscale;
    private final DataType storedType;
    private final List<AbstractCellImg<T, ?, ?, ?>> levels;
    private final Origin origin;

    private Pyramid(
            Multiscale multiscale,
            DataType storedType,
            List<? extends AbstractCellImg<T, ?, ?, ?>> levels,
            Origin origin) {
        this.multiscale = multiscale;
        this.storedType = storedType;
        this.levels = List.copyOf(levels);
        this.origin = origin;
    }

    /**
     * A pyramid of images.
     *
     * @param storedType the element type it has in a store, which may be narrower than that in memory
     * @throws IllegalArgumentException if the images are not as many, or have not as many axes, as the multiscale says
     */
    public static <T extends NativeType<T> & RealType<T>> Pyramid<T> of(
            Multiscale multiscale, DataType storedType, List<? extends AbstractCellImg<T, ?, ?, ?>> levels) {
        if (levels.size() != multiscale.levels().size())
            throw new IllegalArgumentException(levels.size() + " images for " + multiscale.levels());
        if (!new ShownOrder(multiscale.shownOrder()).isUnchanged())
            throw new IllegalArgumentException(
                    "the axes " + multiscale.axes() + " are not in the order time, channel, z, y, x");
        for (AbstractCellImg<T, ?, ?, ?> level : levels)
            if (level.numDimensions() != multiscale.rank())
                throw new IllegalArgumentException(
                        "an image with " + level.numDimensions() + " axes for the axes " + multiscale.axes());
        return new Pyramid<>(
                multiscale,
                storedType,
                levels,
                Origin.of(levels.stream().map(Pyramid::reader).toList()));
    }

    /** Reads a level's pixels through the cache. */
    public BlockReader cellReader(int level) {
        return new CellReader<>(level(level));
    }

    private static <S extends NativeType<S> & RealType<S>> BlockReader reader(AbstractCellImg<S, ?, ?, ?> level) {
        return new CellReader<>(level);
    }

    /** Where pixels come from: readers of levels, the arrays that they read, how, and what is said of labels. */
    private record Origin(List<BlockReader> readers, List<URI> arrays, Pipeline pipeline, Optional<ImageLabel> label) {

        Origin {
            arrays = List.copyOf(arrays);
        }

        static Origin of(List<BlockReader> readers) {
            return new Origin(readers, List.of(), Pipeline.NONE, Optional.empty());
        }

        Origin from(int level) {
            return new Origin(readers.subList(level, readers.size()), arrays, Pipeline.NONE, label);
        }

        Origin with(Pipeline other) {
            return new Origin(readers, arrays, other, label);
        }
    }

    /** Axes (in C order), transforms, channels and names. */
    public Multiscale multiscale() {
        return multiscale;
    }

    /** The element type in the store. */
    public DataType storedType() {
        return storedType;
    }

    /** The element type in memory. */
    public DataType type() {
        return PixelType.inMemory(storedType);
    }

    public int levelCount() {
        return levels.size();
    }

    /** The image of a level, x first. */
    public AbstractCellImg<T, ?, ?, ?> level(int level) {
        if (level < 0 || level >= levels.size())
            throw new IllegalArgumentException(
                    "level " + level + " of an image with " + levels.size() + "; 0 is the finest");
        return levels.get(level);
    }

    /** A cell of a level, by its flat index in the grid of cells; loaded if it is not in the cache. */
    public Cell<?> cell(int level, long index) {
        return LazyCells.get(level(level), index);
    }

    /** The same cell; empty if looking at it would load it, or wait for who does. */
    public Optional<Cell<?>> cellIfPresent(int level, long index) {
        return LazyCells.ifPresent(level(level), index);
    }

    public int numDimensions() {
        return multiscale.rank();
    }

    /** The ImgLib2 dimension of the axis of a type (of space: that of x), or -1. */
    public int dimension(AxisType type) {
        int rank = multiscale.rank();
        for (int d = 0; d < rank; d++) if (multiscale.axes().get(rank - 1 - d).type() == type) return d;
        return -1;
    }

    /** The number of axes of type space, 2 or 3; they are the first in ImgLib2 order: x, y, z. */
    public int spaceDimensions() {
        return (int) multiscale.axes().stream()
                .filter(axis -> axis.type() == AxisType.SPACE)
                .count();
    }

    /** The dimension that ImageJ takes for channels: of type channel, or a custom one; -1 if there is none. */
    public int channelDimension() {
        return Math.max(dimension(AxisType.CHANNEL), dimension(AxisType.OTHER));
    }

    /** The pixel sizes of a level, x first. */
    public double[] pixelSizes(int level) {
        return AxisOrder.reversed(multiscale.pixelSizes(level));
    }

    /** The same pixels with other metadata. */
    public Pyramid<T> withMultiscale(Multiscale other) {
        return new Pyramid<>(of(other, storedType, levels).multiscale, storedType, levels, origin);
    }

    /** The arrays that pixels are read from, also those of what they are computed from; they must stay. */
    public List<URI> origins() {
        return origin.arrays();
    }

    /** Reads a level's pixels past the cache. */
    public BlockReader reader(int level) {
        level(level);
        return origin.readers().get(level);
    }

    /** Whether the pixels are those of arrays in a store, and not computed or of a window. */
    public boolean isStored() {
        return origin.readers().stream().allMatch(ArrayReader.class::isInstance);
    }

    /** The arrays of all levels, if they are stored with the axes in this order; else none. */
    List<ZarrArray> storedLevels() {
        List<ZarrArray> arrays = origin.readers().stream()
                .limit(levels.size())
                .filter(ArrayReader.class::isInstance)
                .flatMap(reader -> ((ArrayReader) reader).asStored().stream())
                .toList();
        return arrays.size() == levels.size() ? arrays : List.of();
    }

    /** The same pyramid, known to read from these arrays. */
    public Pyramid<T> withOrigins(List<URI> arrays) {
        return new Pyramid<>(
                multiscale,
                storedType,
                levels,
                new Origin(origin.readers(), arrays, origin.pipeline(), origin.label()));
    }

    /** Where the image was opened, and the operations that compute its pixels when they are looked at. */
    public Pipeline pipeline() {
        return origin.pipeline();
    }

    /** The same pixels, known to be computed so. */
    public Pyramid<T> withPipeline(Pipeline pipeline) {
        return new Pyramid<>(multiscale, storedType, levels, origin.with(pipeline));
    }

    /** What is known of the labels, if the pixels name objects instead of measuring something. */
    public Optional<ImageLabel> imageLabel() {
        return origin.label();
    }

    /** The same pixels, taken for labels. */
    public Pyramid<T> withImageLabel(ImageLabel label) {
        Origin labels = new Origin(origin.readers(), origin.arrays(), origin.pipeline(), Optional.of(label));
        return new Pyramid<>(multiscale, storedType, levels, labels);
    }

    /** The same pyramid, whose pixels can be read past the cache by these, one for each level. */
    public Pyramid<T> withReaders(List<? extends BlockReader> readers) {
        if (readers.size() < levels.size())
            throw new IllegalArgumentException(readers.size() + " readers for " + levels.size() + " levels");
        return new Pyramid<>(
                multiscale,
                storedType,
                levels,
                new Origin(List.copyOf(readers), origin.arrays(), origin.pipeline(), origin.label()));
    }

    /** The pyramid that starts at a level; of a coarser one it is not said where it was opened. */
    public Pyramid<T> from(int level) {
        level(level);
        if (level == 0) return this;
        return new Pyramid<>(
                multiscale.withLevels(multiscale.levels().subList(level, levels.size())),
                storedType,
                levels.subList(level, levels.size()),
                origin.from(level));
    }
}
