package org.zarrkit.image;

import java.util.List;
import org.zarrkit.store.Place;

/** A well in a mosaic: its place in the grid of wells, and the fields that it lists. */
record MosaicSlot(int row, int column, List<Place> fields) {

    MosaicSlot {
        fields = List.copyOf(fields);
    }
}
