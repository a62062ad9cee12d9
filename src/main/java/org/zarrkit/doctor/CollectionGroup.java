package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.NgffVersion;

/**
 * A collection of images as bioformats2raw writes it.
 *
 * @param ome the group {@code OME}
 */
record CollectionGroup(ZarrNode group, NgffVersion version, boolean isPlate, ZarrNode ome, Nodes nodes) {

    static CollectionGroup of(ZarrNode group, OmeMetadata metadata, Nodes nodes) {
        ZarrNode ome = nodes.at(group.path(), "OME").orElseThrow();
        return new CollectionGroup(group, metadata.version(), metadata.has("plate"), ome, nodes);
    }

    /** The list of paths, if there is one. */
    Optional<Value> series() {
        return ome.isGroup() ? ome.ome().map(o -> o.ome().get("series")).filter(Value::exists) : Optional.empty();
    }

    /** The images that the list names by plain paths. */
    List<Member> listed() {
        return series().stream()
                .flatMap(Value::items)
                .flatMap(
                        reference -> reference
                                .text()
                                .flatMap(path -> nodes.at(group.path(), path))
                                .map(node -> new Member(reference, node))
                                .stream())
                .toList();
    }

    /** A path of the list, and what is there. */
    record Member(Value reference, ZarrNode node) {}
}
