package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.NgffVersion;

/**
 * The group {@code labels} of an image, and the image.
 *
 * @param image empty if the group above is none
 */
record LabelGroup(ZarrNode group, Optional<ImageGroup> image, Nodes nodes) {

    static final String NAME = "labels";

    NgffVersion version() {
        return group.ome()
                .map(OmeMetadata::version)
                .or(() -> image.map(ImageGroup::version))
                .orElse(NgffVersion.V0_4);
    }

    /** A label image that the group lists. */
    record Label(Value reference, ZarrNode node) {}

    /** The label images that are listed by relative paths of plain names. */
    List<Label> listed() {
        if (!group.isGroup()) return List.of();
        return group.ome().stream()
                .flatMap(ome -> ome.ome().get("labels").items())
                .flatMap(
                        reference -> reference
                                .text()
                                .flatMap(path -> nodes.at(group.path(), path))
                                .map(node -> new Label(reference, node))
                                .stream())
                .toList();
    }

    /** What a label image says of its levels. */
    List<ImageGroup> images(Label label) {
        if (!label.node().isGroup()) return List.of();
        return label.node()
                .ome()
                .map(ome -> ImageGroup.of(label.node(), ome, nodes))
                .orElse(List.of());
    }
}
