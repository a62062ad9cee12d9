package org.zarrkit.ij;

import java.awt.Rectangle;

/** Planes of which the last that was read is kept whole, for the parts of it that are asked for next. */
final class LastPlane implements PlaneRows {

    private final PlaneRows rows;
    private final PlaneAxes axes;
    private int last;
    private Object pixels;

    private LastPlane(PlaneRows rows, PlaneAxes axes) {
        this.rows = rows;
        this.axes = axes;
    }

    /** The planes themselves if they have no more pixels than {@code part}, or parts that can be read for themselves. */
    static PlaneRows of(PlaneRows rows, PlaneAxes axes, int part) {
        boolean oneByOne = (long) rows.pieceRows() * axes.width() <= part;
        return oneByOne ? rows : new LastPlane(rows, axes);
    }

    @Override
    public int pieceRows() {
        return rows.pieceRows();
    }

    @Override
    public boolean isCostly() {
        return rows.isCostly();
    }

    @Override
    public synchronized Object read(int plane, Rectangle part) {
        if (last != plane) {
            pixels = rows.read(plane, new Rectangle(axes.width(), axes.height()));
            last = plane;
        }
        return StackRows.cut(pixels, axes.width(), part);
    }
}
