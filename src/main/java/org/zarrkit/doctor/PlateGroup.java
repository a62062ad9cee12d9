package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.NgffVersion;

/** A plate of a hierarchy and its wells. */
record PlateGroup(Value plate, NgffVersion version, List<WellGroup> wells) {

    /**
     * A well that a plate lists, or one that is looked at without its plate.
     *
     * @param reference the entry in the plate's list; empty without a plate
     * @param fields those that the well lists by plain names
     */
    record WellGroup(ZarrNode node, Optional<Value> reference, Optional<Value> plate, List<Field> fields) {

        Optional<Value> well() {
            return node.isGroup()
                    ? node.ome().map(ome -> ome.ome().get("well")).filter(Value::exists)
                    : Optional.empty();
        }
    }

    /** An entry of {@code images}, and what is at its path. */
    record Field(Value image, ZarrNode node) {}

    static PlateGroup of(ZarrNode group, OmeMetadata ome, Nodes nodes) {
        Value plate = ome.ome().get("plate");
        List<WellGroup> wells = plate.get("wells")
                .items()
                .flatMap(well -> well
                        .get("path")
                        .text()
                        .flatMap(path -> nodes.at(group.path(), path))
                        .map(node -> well(node, Optional.of(well), Optional.of(plate), nodes))
                        .stream())
                .toList();
        return new PlateGroup(plate, ome.version(), wells);
    }

    static WellGroup well(ZarrNode node, Optional<Value> reference, Optional<Value> plate, Nodes nodes) {
        List<Field> fields = !node.isGroup()
                ? List.of()
                : node.ome().stream()
                        .flatMap(ome -> ome.ome().get("well").get("images").items())
                        .flatMap(image -> image
                                .get("path")
                                .text()
                                .flatMap(path -> nodes.at(node.path(), path))
                                .map(field -> new Field(image, field))
                                .stream())
                        .toList();
        return new WellGroup(node, reference, plate, fields);
    }
}
