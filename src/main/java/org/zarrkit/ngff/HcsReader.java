package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code plate} and {@code well}, as far as listing wells and fields needs. */
final class HcsReader {

    private static final Set<String> PLATE_MEMBERS = Set.of("rows", "columns", "wells", "acquisitions", "name");

    private static final Set<String> WELL_MEMBERS = Set.of("path", "rowIndex", "columnIndex");

    private HcsReader() {}

    static Plate plate(DocumentNode plate) {
        Names rows = new Names(plate.get("rows"));
        Names columns = new Names(plate.get("columns"));
        DocumentNode wells = plate.get("wells");
        if (!wells.json().isArray() || wells.json().isEmpty()) throw wells.invalid("a list of at least one well");
        List<Plate.WellPosition> positions = wells.items().stream()
                .map(well -> position(well, rows, columns))
                .toList();
        try {
            return new Plate(
                    new Plate.Layout(rows.list, columns.list),
                    positions,
                    plate.get("acquisitions").items().stream()
                            .flatMap(item -> acquisition(item).stream())
                            .toList(),
                    plate.get("name").text(),
                    unknown(plate));
        } catch (IllegalArgumentException e) {
            throw plate.invalid(e);
        }
    }

    /** All that is not interpreted; of rows and columns what stands beside the name, by name. */
    private static UnknownMembers unknown(DocumentNode plate) {
        UnknownMembers unknown = UnknownMembers.ofVersioned(plate.json(), PLATE_MEMBERS);
        for (String member : List.of("rows", "columns")) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            for (JsonNode item : plate.json().path(member)) {
                UnknownMembers rest = UnknownMembers.of(item, Set.of("name"));
                if (!rest.isEmpty()) kept.set(item.path("name").asText(), rest.toObject());
            }
            if (!kept.isEmpty()) unknown = unknown.with(member, kept);
        }
        return unknown;
    }

    static Well well(DocumentNode well) {
        DocumentNode images = well.get("images");
        if (!images.json().isArray() || images.json().isEmpty()) throw images.invalid("a list of at least one image");
        return new Well(
                images.items().stream().map(HcsReader::field).toList(),
                UnknownMembers.ofVersioned(well.json(), Set.of("images")));
    }

    private static Well.Field field(DocumentNode image) {
        String path = image.get("path").requiredPath();
        try {
            return new Well.Field(
                    path,
                    image.get("acquisition").integer(),
                    UnknownMembers.of(image.json(), Set.of("path", "acquisition")));
        } catch (IllegalArgumentException e) {
            throw image.get("path").invalid(e);
        }
    }

    /** The names of rows or columns, in order, found by name in constant time. */
    private static final class Names {

        private final List<String> list = new ArrayList<>();
        private final Map<String, Integer> indices = new HashMap<>();

        Names(DocumentNode stated) {
            for (DocumentNode item : stated.items())
                add(item.get("name").text().orElseThrow(() -> item.get("name").invalid("text")));
            if (list.isEmpty()) stated.warn("expected a list of at least one object with a name; read from the wells");
        }

        final int add(String name) {
            indices.putIfAbsent(name, list.size());
            list.add(name);
            return list.size() - 1;
        }

        /** By the name, which every version has in the path; else by the index, stated from 0.4 on; else a new name. */
        int place(DocumentNode well, String name, Optional<Long> index) {
            Integer byName = indices.get(name);
            if (byName != null && (index.isEmpty() || index.get().intValue() == byName)) return byName;
            if (byName != null) {
                well.warn("the path says '" + name + "', the index " + index.get() + "; the path counts");
                return byName;
            }
            if (index.isPresent() && index.get() >= 0 && index.get() < list.size()) {
                well.warn("the path says '" + name + "', which is not listed; the index " + index.get() + " counts");
                return index.get().intValue();
            }
            well.warn("the path says '" + name + "', which is not listed; it is added");
            return add(name);
        }
    }

    private static Plate.WellPosition position(DocumentNode well, Names rows, Names columns) {
        String path = well.get("path").requiredPath();
        String[] parts = path.split("/");
        if (parts.length < 2) throw well.get("path").invalid("a row and a column, such as 'A/1'");
        try {
            return new Plate.WellPosition(
                    path,
                    rows.place(
                            well, parts[parts.length - 2], well.get("rowIndex").integer()),
                    columns.place(
                            well,
                            parts[parts.length - 1],
                            well.get("columnIndex").integer()),
                    UnknownMembers.of(well.json(), WELL_MEMBERS));
        } catch (IllegalArgumentException e) {
            throw well.invalid(e);
        }
    }

    private static Optional<Plate.Acquisition> acquisition(DocumentNode acquisition) {
        Optional<Long> id = acquisition.get("id").integer();
        if (id.isEmpty()) acquisition.warn("an acquisition needs an id; it is passed over");
        return id.map(number -> new Plate.Acquisition(
                number, acquisition.get("name").text(), UnknownMembers.of(acquisition.json(), Set.of("id", "name"))));
    }
}
