package org.zarrkit.image;

import net.imglib2.Interval;

/** Where the pixels of a lazy image come from; called from any thread, at most once for a cell while it is cached. */
@FunctionalInterface
public interface CellLoader {

    /** The pixels of a cell as a new primitive array, the first ImgLib2 axis (x) running fastest. */
    Object load(Interval cell);
}
