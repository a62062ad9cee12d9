package org.zarrkit.view;

import org.zarrkit.image.Pyramid;

/**
 * A cell that a picture would be painted of if it were in the cache.
 *
 * @param index flat, in the grid of the level
 */
record WantedCell(Pyramid<?> image, int level, long index) {

    boolean isOfCoarsestLevel() {
        return level == image.levelCount() - 1;
    }

    /** Loads it into the cache. */
    void load() {
        image.cell(level, index);
    }
}
