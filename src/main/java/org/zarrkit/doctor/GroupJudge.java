package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** Judges the OME metadata of a group: by themselves, and against the arrays and groups that they are of. */
final class GroupJudge {

    private final Nodes nodes;
    private final Findings findings;

    GroupJudge(Nodes nodes, Findings findings) {
        this.nodes = nodes;
        this.findings = findings;
    }

    void judge(ZarrNode group, OmeMetadata metadata) {
        NgffVersion version = metadata.version();
        findings.apply(VersionRules.RULES.stream(), metadata, version);
        findings.apply(OmeRules.of(metadata.ome()), metadata.ome(), version);
        List<ImageGroup> images = ImageGroup.of(group, metadata, nodes);
        for (ImageGroup image : images) {
            findings.apply(LevelRules.RULES.stream(), image, version);
            findings.apply(LayoutAdvice.IMAGE.stream(), image, version);
        }
        if (!images.isEmpty()) judgeLabels(group, images);
        if (metadata.has("plate")) judgePlate(PlateGroup.of(group, metadata, nodes));
        if (metadata.has("well")) judgeWell(group, version);
        if (metadata.has("bioformats2raw.layout"))
            findings.apply(CollectionGroupRules.RULES.stream(), CollectionGroup.of(group, metadata, nodes), version);
        if (metadata.has("scene") || metadata.has("multiscales"))
            findings.apply(
                    SceneGroupRules.RULES.stream(), new SceneGroup(group, metadata.ome(), version, nodes), version);
    }

    private void judgeLabels(ZarrNode group, List<ImageGroup> images) {
        ZarrNode labels = nodes.at(group.path(), LabelGroup.NAME).orElseThrow();
        boolean isLevel = images.stream()
                .flatMap(image -> image.levels().stream())
                .anyMatch(level -> level.node().path().startsWith(labels.path()));
        if (!labels.exists() || isLevel) return;
        LabelGroup found = new LabelGroup(labels, images.stream().findFirst(), nodes);
        findings.apply(LabelGroupRules.RULES.stream(), found, found.version());
    }

    private void judgePlate(PlateGroup plate) {
        findings.apply(PlateGroupRules.PLATE.stream(), plate, plate.version());
    }

    /** A well is judged by its plate, two groups above, where that lists it. */
    private void judgeWell(ZarrNode group, NgffVersion version) {
        Optional<Value> plate = Stream.of(Nodes.parent(Nodes.parent(group.path())))
                .filter(path -> group.path().contains("/"))
                .map(nodes::at)
                .filter(ZarrNode::isGroup)
                .flatMap(above -> above.ome().stream())
                .map(ome -> ome.ome().get("plate"))
                .filter(Value::exists)
                .findFirst();
        findings.apply(PlateGroupRules.WELL.stream(), PlateGroup.well(group, Optional.empty(), plate, nodes), version);
    }
}
