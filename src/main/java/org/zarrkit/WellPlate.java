package org.zarrkit;

import java.util.List;
import java.util.Optional;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.ZarrPlate;
import org.zarrkit.ngff.Plate;
import org.zarrkit.ngff.Well;

/** A multi-well plate, for scripts: its wells and fields, and the whole as one lazy image. Opening reads one document. */
public final class WellPlate {

    private final ZarrPlate plate;

    WellPlate(ZarrPlate plate) {
        this.plate = plate;
    }

    /** The name of the plate; empty if it has none. */
    public String name() {
        return plate.metadata().name().orElse("");
    }

    /** The names of the rows, such as A, B, C. */
    public List<String> rows() {
        return plate.metadata().layout().rows();
    }

    /** The names of the columns, such as 1, 2, 3. */
    public List<String> columns() {
        return plate.metadata().layout().columns();
    }

    /** The names of the wells that the plate lists, such as B3; one may not be there. */
    public List<String> wells() {
        return plate.metadata().wells().stream().map(plate::name).toList();
    }

    /** The ids of the acquisitions; empty if the plate says nothing of them. */
    public List<Long> acquisitions() {
        return plate.metadata().acquisitions().stream()
                .map(Plate.Acquisition::id)
                .toList();
    }

    /** The number of fields of a well, such as B3, in all acquisitions; 0 if it is not there. Reads its document. */
    public int fields(String well) {
        return plate.fields(plate.well(well)).map(Well::fields).map(List::size).orElse(0);
    }

    /**
     * Opens one field of a well of the first acquisition.
     *
     * @param well such as B3, or its path
     * @param field its number, from 0
     * @throws org.zarrkit.error.NotFoundException if there is no such well or field; the message lists those that are
     */
    public Image field(String well, int field) {
        return Zarrkit.of(plate.field(well, field, Optional.empty()));
    }

    /** Opens one field of a well of an acquisition. */
    public Image field(String well, int field, long acquisition) {
        return Zarrkit.of(plate.field(well, field, Optional.of(acquisition)));
    }

    /**
     * All wells of the first acquisition as one lazy image, gaps where a well is not there; only fields that are looked at
     * are read, at the level that they are looked at.
     */
    public Image mosaic() {
        return Zarrkit.of(plate.mosaic(Optional.empty(), CellCache.shared()));
    }

    /** All wells of an acquisition as one lazy image. */
    public Image mosaic(long acquisition) {
        return Zarrkit.of(plate.mosaic(Optional.of(acquisition), CellCache.shared()));
    }
}
