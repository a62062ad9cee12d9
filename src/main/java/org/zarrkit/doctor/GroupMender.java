package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** Mends versions, and lists of label images, in the attributes of groups. */
final class GroupMender {

    private static final List<String> HOLDERS = List.of("plate", "well", "image-label");

    private GroupMender() {}

    /** Versions that are missing, or differ within a document, where the rest of it leaves no choice. */
    static Stream<Change> version(ZarrNode group, OmeMetadata metadata) {
        return metadata.isInNamespace() ? inNamespace(group, metadata) : inParts(group, metadata);
    }

    private static Stream<Change> inNamespace(ZarrNode group, OmeMetadata metadata) {
        boolean images = metadata.has("multiscales") || metadata.has("scene");
        if (metadata.zarrFormat() != 3 || metadata.ome().get("version").exists() || !images) return Stream.empty();
        return Stream.of(stated(group, metadata.ome().place(), metadata.version()));
    }

    private static Stream<Change> inParts(ZarrNode group, OmeMetadata metadata) {
        NgffVersion version = metadata.version();
        // Without axes and statement a document may be of 0.1 or 0.2.
        boolean known = metadata.statements().findAny().isPresent() || version.compareTo(NgffVersion.V0_3) >= 0;
        if (metadata.zarrFormat() != 2 || version.zarrFormat() != 2 || !known) return Stream.empty();
        ObjectNode before = (ObjectNode) metadata.ome().json().deepCopy();
        if (withVersions(before.deepCopy(), version.text()).equals(before)) return Stream.empty();
        return Stream.of(new Change(
                new Mend("version-single", group.attributes().place(), "state the version " + version.text()),
                true,
                attributes -> withVersions(attributes, version.text())));
    }

    /** Texts that name no published version are left for people to look at. */
    private static ObjectNode withVersions(ObjectNode attributes, String version) {
        for (JsonNode multiscale : attributes.path("multiscales")) setVersion(multiscale, version);
        for (String holder : HOLDERS) setVersion(attributes.path(holder), version);
        return attributes;
    }

    private static void setVersion(JsonNode part, String version) {
        JsonNode stated = part.path("version");
        boolean mendable = stated.isMissingNode()
                || stated.isNull()
                || NgffVersion.of(stated.asText()).isPresent()
                        && !stated.asText().equals(version);
        if (part instanceof ObjectNode object && mendable) object.put("version", version);
    }

    /** A list of labels without a version is of that of its image: there is one version in a hierarchy (0.5, MUST). */
    static Stream<Change> version(LabelGroup labels) {
        ZarrNode group = labels.group();
        boolean missing = group.ome()
                .filter(ome -> ome.isInNamespace() && ome.zarrFormat() == 3 && ome.has("labels"))
                .filter(ome -> !ome.ome().get("version").exists())
                .isPresent();
        return missing && !group.isCopy()
                ? Stream.of(stated(group, group.ome().orElseThrow().ome().place(), labels.version()))
                : Stream.empty();
    }

    private static Change stated(ZarrNode group, Place place, NgffVersion version) {
        return new Change(new Mend("ome-version", place, "state the version " + version.text()), true, attributes -> {
            if (attributes.get("ome") instanceof ObjectNode ome) ome.put("version", version.text());
            return attributes;
        });
    }

    /** Label images below the group of labels that it does not list. */
    static Stream<Change> labels(LabelGroup labels) {
        ZarrNode group = labels.group();
        if (!group.isGroup() || group.isCopy()) return Stream.empty();
        Set<String> listed = new HashSet<>();
        labels.listed().forEach(label -> listed.add(label.node().path()));
        int start = group.path().length() + 1;
        List<String> missing = LabelGroupRules.unlistedBelow(labels, group.path(), listed, 0)
                .map(node -> node.path().substring(start))
                .toList();
        if (missing.isEmpty()) return Stream.empty();
        String version = labels.version().text();
        return Stream.of(new Change(
                new Mend("label-unlisted", group.attributes().place(), "list " + missing),
                true,
                attributes -> withLabels(attributes, missing, group.zarrFormat() == 3, version)));
    }

    private static ObjectNode withLabels(ObjectNode attributes, List<String> more, boolean v3, String version) {
        boolean inside = v3 && !attributes.path("labels").isArray();
        ObjectNode holder = attributes;
        if (inside) {
            holder = attributes.get("ome") instanceof ObjectNode ome ? ome : attributes.putObject("ome");
            if (!holder.has("version")) holder.put("version", version);
        }
        ArrayNode list = holder.get("labels") instanceof ArrayNode labels ? labels : holder.putArray("labels");
        more.forEach(list::add);
        return attributes;
    }
}
