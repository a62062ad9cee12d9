package org.zarrkit.ij;

import java.awt.Rectangle;

/** Planes of which parts can be read, from any thread. */
interface PlaneRows {

    /**
     * How many rows are stored, or made, as a whole, from the first on: a part of them costs as much as all. 1 where any
     * row can be read for itself.
     */
    int pieceRows();

    /** Whether reading a piece again costs more than keeping it: it is compressed, or made by another plug-in. */
    boolean isCostly();

    /**
     * The pixels of a part of a plane, as ImageJ has them, in an array of their own.
     *
     * @param plane from 1
     */
    Object read(int plane, Rectangle part);
}
