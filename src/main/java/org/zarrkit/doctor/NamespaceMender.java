package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/**
 * Moves members of OME-Zarr into the member {@code ome}, where they stand beside it in Zarr 3. Metadata with axes are of
 * 0.5 there, the only version on Zarr 3 that has them; pre-releases of 0.6 differ, and are left as they are.
 */
final class NamespaceMender {

    private static final List<String> PARTS = List.of("plate", "well", "image-label");

    private NamespaceMender() {}

    static Stream<Change> of(ZarrNode group, OmeMetadata metadata) {
        boolean elsewhere = metadata.zarrFormat() == 3 && !metadata.isInNamespace();
        boolean older = metadata.version() == NgffVersion.V0_4 || metadata.version() == NgffVersion.V0_5;
        boolean known = older
                && !metadata.has("scene")
                && metadata.ome().select("multiscales/*/coordinateSystems").noneMatch(Value::exists)
                && metadata.ome().get("ome").isMissing();
        if (!elsewhere || !known) return Stream.empty();
        String what = "move " + String.join(", ", members(metadata)) + " into 'ome', of version 0.5";
        return Stream.of(
                new Change(new Mend("ome-namespace", group.attributes().place(), what), true, NamespaceMender::moved));
    }

    private static List<String> members(OmeMetadata metadata) {
        List<String> members = new ArrayList<>(metadata.kinds());
        if (metadata.has("omero")) members.add("omero");
        return members;
    }

    private static ObjectNode moved(ObjectNode attributes) {
        ObjectNode ome = attributes.objectNode().put("version", NgffVersion.V0_5.text());
        Stream.concat(OmeMetadata.KINDS.stream(), Stream.of("omero"))
                .filter(attributes::has)
                .forEach(member -> ome.set(member, attributes.remove(member)));
        ome.path("multiscales").forEach(NamespaceMender::removeVersion);
        PARTS.forEach(part -> removeVersion(ome.path(part)));
        attributes.set("ome", ome);
        return attributes;
    }

    /** From 0.5 on the version stands beside the parts alone. */
    private static void removeVersion(JsonNode part) {
        if (part instanceof ObjectNode object) object.remove("version");
    }
}
