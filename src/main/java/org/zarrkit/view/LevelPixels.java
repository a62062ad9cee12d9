package org.zarrkit.view;

import net.imglib2.img.cell.CellGrid;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/**
 * Pixels of a level at one channel and time point, whichever cells they are in. For one thread. Keeps eight cells at most:
 * so many meet around a point.
 */
final class LevelPixels {

    private final Pyramid<?> image;
    private final int level;
    private final CellSource source;
    private final CellGrid grid;
    private final int space;
    private final long[] position;
    private final long[] cellPosition;
    private final EnteredCell[] recent = new EnteredCell[8];
    private EnteredCell entered;
    private int at = -1;

    LevelPixels(Pyramid<?> image, int level, CellSource source) {
        this.image = image;
        this.level = level;
        this.source = source;
        grid = image.level(level).getCellGrid();
        space = image.spaceDimensions();
        position = new long[image.numDimensions()];
        cellPosition = new long[position.length];
    }

    /** The same level at a channel and time, if it has these axes. */
    LevelPixels withChannelAndTime(int channel, long timeIndex) {
        LevelPixels other = new LevelPixels(image, level, source);
        if (image.channelDimension() >= 0) other.position[image.channelDimension()] = channel;
        if (image.dimension(AxisType.TIME) >= 0) other.position[image.dimension(AxisType.TIME)] = timeIndex;
        return other;
    }

    /** Goes to a pixel; whether its cell is there. */
    boolean seek(long x, long y, long z) {
        if (entered != null) {
            at = entered.indexOf(x, y, z);
            if (at >= 0) return entered.isPresent();
        }
        enter(x, y, z);
        at = entered.indexOf(x, y, z);
        return entered.isPresent();
    }

    private void enter(long x, long y, long z) {
        position[0] = x;
        position[1] = y;
        if (space > 2) position[2] = z;
        int slot = 0;
        for (int d = 0; d < position.length; d++) {
            cellPosition[d] = position[d] / grid.cellDimension(d);
            if (d < space) slot |= (int) (cellPosition[d] & 1) << d;
        }
        long index = grid.getCellGridIndexFlat(cellPosition);
        if (recent[slot] == null || !recent[slot].is(index))
            recent[slot] =
                    new EnteredCell(grid, index, position, space, source.cell(image, level, index), image.type());
        entered = recent[slot];
    }

    /** The value of the pixel gone to. */
    double value() {
        return entered.value(at);
    }

    /** The label that the pixel gone to names. */
    long label() {
        return entered.label(at);
    }
}
