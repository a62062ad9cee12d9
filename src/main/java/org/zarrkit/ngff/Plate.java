package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A multi-well plate: names of rows and columns, and the wells that were imaged. A listed well may be absent on disk.
 *
 * @param unknown all other members, {@code field_count} among them
 */
public record Plate(
        Layout layout,
        List<WellPosition> wells,
        List<Acquisition> acquisitions,
        Optional<String> name,
        UnknownMembers unknown)
        implements GroupContent {

    /** The names of rows and columns, in order. */
    public record Layout(List<String> rows, List<String> columns) {

        public Layout {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
        }
    }

    /** The path of a well, relative to the plate, and its place in the lists of rows and columns. */
    public record WellPosition(String path, int row, int column, UnknownMembers unknown) {

        public WellPosition {
            Paths.requireInside(path);
            Objects.requireNonNull(unknown);
        }

        public WellPosition(String path, int row, int column) {
            this(path, row, column, UnknownMembers.NONE);
        }
    }

    /** One run of imaging; members other than {@code id} and {@code name} are unknown ones. */
    public record Acquisition(long id, Optional<String> name, UnknownMembers unknown) {

        public Acquisition {
            Objects.requireNonNull(name);
            Objects.requireNonNull(unknown);
        }
    }

    public Plate {
        wells = List.copyOf(wells);
        acquisitions = List.copyOf(acquisitions);
        Objects.requireNonNull(name);
        Objects.requireNonNull(unknown);
        if (wells.isEmpty()) throw new IllegalArgumentException("a plate without wells; expected at least one");
        for (WellPosition well : wells)
            if (outside(well.row(), layout.rows()) || outside(well.column(), layout.columns()))
                throw new IllegalArgumentException(
                        well + " of a plate of rows " + layout.rows() + " and columns " + layout.columns());
    }

    private static boolean outside(int index, List<String> names) {
        return index < 0 || index >= names.size();
    }
}
