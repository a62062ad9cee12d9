package org.zarrkit.image;

import java.util.Optional;
import java.util.function.LongFunction;
import net.imglib2.FinalInterval;
import net.imglib2.img.basictypeaccess.DataAccess;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;

/** Images whose cells are loaded when they are looked at, and kept in a {@link CellCache}. */
public final class LazyCells {

    private LazyCells() {}

    /**
     * An image of cells, of ImgLib2 axis order (x first); nothing is loaded.
     *
     * @param type the element type in memory: see {@link PixelType#inMemory}
     */
    public static <T extends NativeType<T> & RealType<T>> LazyCellImg<T, ?> image(
            long[] dimensions, int[] cellDimensions, DataType type, CellCache cache, CellLoader loader) {
        CellGrid grid = new CellGrid(dimensions, cellDimensions);
        Object image = new Object();
        LazyCellImg.Get<Cell<DataAccess>> get = index -> cast(cache.get(image, index, () -> load(grid, index, loader)));
        return new Cached<>(grid, PixelType.<T>of(type), get, index -> cache.getIfPresent(image, index));
    }

    /** An image that tells which of its cells are in the cache. */
    private static final class Cached<T extends NativeType<T>> extends LazyCellImg<T, DataAccess> {

        private final LongFunction<Optional<Cell<?>>> present;

        Cached(CellGrid grid, T type, Get<Cell<DataAccess>> get, LongFunction<Optional<Cell<?>>> present) {
            super(grid, type, get);
            this.present = present;
        }
    }

    /** A cell, by its flat index in the grid; empty if looking at it would load it, or wait for who does. */
    static Optional<Cell<?>> ifPresent(AbstractCellImg<?, ?, ?, ?> image, long index) {
        return image instanceof Cached<?> cached ? cached.present.apply(index) : Optional.of(get(image, index));
    }

    /** A cell, by its flat index in the grid. */
    static Cell<?> get(AbstractCellImg<?, ?, ?, ?> image, long index) {
        long[] position = new long[image.numDimensions()];
        image.getCellGrid().getCellGridPositionFlat(index, position);
        return image.getCells().randomAccess().setPositionAndGet(position);
    }

    private static Cell<?> load(CellGrid grid, long index, CellLoader loader) {
        long[] min = new long[grid.numDimensions()];
        int[] size = new int[min.length];
        grid.getCellDimensions(index, min, size);
        long[] max = new long[min.length];
        for (int d = 0; d < max.length; d++) max[d] = min[d] + size[d] - 1;
        return new Cell<>(size, min, PixelType.access(loader.load(new FinalInterval(min, max))));
    }

    @SuppressWarnings("unchecked")
    private static Cell<DataAccess> cast(Cell<?> cell) {
        return (Cell<DataAccess>) cell;
    }
}
