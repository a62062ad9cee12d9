package org.zarrkit.view;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import org.zarrkit.codec.DataType;

/** The part of a cell at one channel and time point, and where it lies; or of a cell that is not there. */
final class EnteredCell {

    private final long index;
    private final long[] min = new long[3];
    private final int[] size = {1, 1, 1};
    private final int first;
    private final boolean present;
    private final IntToDoubleFunction values;
    private final IntToLongFunction labels;

    /**
     * @param position in the image: of space anywhere in the cell, beyond it the channel and time point
     * @param space the number of dimensions of space, which are the first
     */
    EnteredCell(CellGrid grid, long index, long[] position, int space, Optional<Cell<?>> cell, DataType type) {
        this.index = index;
        long[] cellMin = new long[position.length];
        int[] cellSize = new int[position.length];
        grid.getCellDimensions(index, cellMin, cellSize);
        int step = 1;
        int beyondSpace = 0;
        for (int d = 0; d < position.length; d++) {
            if (d < space) {
                min[d] = cellMin[d];
                size[d] = cellSize[d];
            } else beyondSpace += step * (int) (position[d] - cellMin[d]);
            step *= cellSize[d];
        }
        first = beyondSpace;
        present = cell.isPresent();
        values = cell.map(c -> CellNumbers.values(c, type)).orElse(i -> Double.NaN);
        labels = cell.map(c -> CellNumbers.labels(c, type)).orElse(i -> 0);
    }

    boolean isPresent() {
        return present;
    }

    boolean is(long otherIndex) {
        return index == otherIndex;
    }

    /** The index of a pixel in the cell, or -1 if it is in another. */
    int indexOf(long x, long y, long z) {
        long dx = x - min[0];
        long dy = y - min[1];
        long dz = z - min[2];
        if (dx < 0 || dx >= size[0] || dy < 0 || dy >= size[1] || dz < 0 || dz >= size[2]) return -1;
        return first + (int) (dx + size[0] * (dy + size[1] * dz));
    }

    double value(int at) {
        return values.applyAsDouble(at);
    }

    long label(int at) {
        return labels.applyAsLong(at);
    }
}
