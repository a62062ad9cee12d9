package org.zarrkit.view;

import java.util.Optional;
import net.imglib2.img.cell.Cell;
import org.zarrkit.image.Pyramid;

/** Where the cells come from that a picture is painted of. */
@FunctionalInterface
interface CellSource {

    /** Loads what is not in the cache. */
    CellSource LOADING = (image, level, index) -> Optional.of(image.cell(level, index));

    /** A cell by its flat index in the grid of a level; empty if it is to be painted from a coarser level. */
    Optional<Cell<?>> cell(Pyramid<?> image, int level, long index);
}
