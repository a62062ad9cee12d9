package org.zarrkit.view;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import net.imglib2.img.cell.Cell;
import org.zarrkit.image.Pyramid;

/** The cells in the cache, and a note of those that were asked for and are not there. For one thread. */
final class PresentCells implements CellSource {

    private final Set<WantedCell> missing = new LinkedHashSet<>();

    @Override
    public Optional<Cell<?>> cell(Pyramid<?> image, int level, long index) {
        Optional<Cell<?>> present = image.cellIfPresent(level, index);
        if (present.isEmpty()) missing.add(new WantedCell(image, level, index));
        return present;
    }

    /** In the order in which they were asked for. */
    Collection<WantedCell> missing() {
        return missing;
    }
}
