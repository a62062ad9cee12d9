package org.zarrkit.ij;

import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/** The cells of a lazy image that planes are in, each loaded by looking at it. Safe for many threads. */
final class PlaneCells<T extends NativeType<T> & RealType<T>> {

    private final List<AbstractCellImg<T, ?, ?, ?>> image; // one, or none

    PlaneCells(AbstractCellImg<T, ?, ?, ?> image) {
        this(List.of(image));
    }

    private PlaneCells(List<AbstractCellImg<T, ?, ?, ?>> image) {
        this.image = image;
    }

    /** Of an image whose cells are not kept. */
    static <T extends NativeType<T> & RealType<T>> PlaneCells<T> none() {
        return new PlaneCells<>(List.of());
    }

    /** The positions in the grid of the cells that an interval touches. */
    List<long[]> of(Interval interval) {
        return image.stream()
                .map(AbstractCellImg::getCellGrid)
                .flatMap(grid -> IntStream.range(0, count(grid, interval)).mapToObj(i -> at(grid, interval, i)))
                .toList();
    }

    private static int count(CellGrid grid, Interval interval) {
        int count = 1;
        for (int d = 0; d < grid.numDimensions(); d++) count *= extent(grid, interval, d);
        return count;
    }

    private static int extent(CellGrid grid, Interval interval, int d) {
        return Math.toIntExact(interval.max(d) / grid.cellDimension(d) - interval.min(d) / grid.cellDimension(d) + 1);
    }

    private static long[] at(CellGrid grid, Interval interval, int index) {
        long[] position = new long[grid.numDimensions()];
        int rest = index;
        for (int d = 0; d < position.length; d++) {
            int extent = extent(grid, interval, d);
            position[d] = interval.min(d) / grid.cellDimension(d) + rest % extent;
            rest /= extent;
        }
        return position;
    }

    void load(long[] position) {
        RandomAccess<? extends Cell<?>> cells = image.get(0).getCells().randomAccess();
        cells.setPosition(position);
        cells.get();
    }
}
