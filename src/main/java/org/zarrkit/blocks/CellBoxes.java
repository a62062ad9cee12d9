package org.zarrkit.blocks;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.img.cell.CellGrid;

/** The boxes in which an image is computed, by their index (x fastest). */
record CellBoxes(CellGrid grid) {

    static CellBoxes of(ImageSpec image) {
        return new CellBoxes(new CellGrid(
                image.interval().dimensionsAsLongArray(),
                image.cells().stream().mapToInt(Integer::intValue).toArray()));
    }

    /** How many there are. */
    long count() {
        long count = 1;
        for (long n : grid.getGridDimensions()) count = Math.multiplyExact(count, n);
        return count;
    }

    Interval box(long index) {
        long[] min = new long[grid.numDimensions()];
        int[] size = new int[min.length];
        grid.getCellDimensions(index, min, size);
        long[] max = new long[min.length];
        for (int d = 0; d < max.length; d++) max[d] = min[d] + size[d] - 1;
        return new FinalInterval(min, max);
    }

    /** The position in the grid. */
    long[] position(long index) {
        long[] position = new long[grid.numDimensions()];
        grid.getCellGridPositionFlat(index, position);
        return position;
    }

    long index(long[] position) {
        return grid.getCellGridIndexFlat(position);
    }

    /** The positions of the boxes that a box touches. */
    Interval touched(Interval box) {
        long[] min = new long[grid.numDimensions()];
        long[] max = new long[min.length];
        for (int d = 0; d < min.length; d++) {
            min[d] = box.min(d) / grid.cellDimension(d);
            max[d] = box.max(d) / grid.cellDimension(d);
        }
        return new FinalInterval(min, max);
    }
}
