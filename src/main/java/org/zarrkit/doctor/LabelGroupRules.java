package org.zarrkit.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zarrkit.doctor.LabelGroup.Label;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the label images of an image: where they are, and how they fit it. */
final class LabelGroupRules {

    private static final int DEEPEST = 4;

    private static final Set<String> INTEGERS =
            Set.of("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64");

    private LabelGroupRules() {}

    static final List<Rule<LabelGroup>> RULES = RuleList.<LabelGroup>of("OME-Zarr, \"labels\" metadata")
            .must(
                    "labels-group",
                    "move the array elsewhere, and the label images into a group",
                    labels -> labels.group().isGroup()
                            ? Stream.empty()
                            : Stream.of(labels.group().problem("a group of label images")))
            .must(
                    "label-group",
                    "correct the path in 'labels', or write the label image",
                    labels -> labels.listed().stream()
                            .filter(label -> !label.node().isGroup())
                            .map(label -> label.node()
                                    .problem("a group, as " + label.reference().place() + " says")))
            .must(
                    "label-multiscales",
                    "write the label image as an image with levels",
                    labels -> labels.listed().stream()
                            .filter(label -> label.node().isGroup())
                            .filter(label -> label.node()
                                    .ome()
                                    .filter(ome -> ome.has("multiscales"))
                                    .isEmpty())
                            .map(label -> attributes(label.node()).expected("'multiscales', as of every label image")))
            .must("label-type", "write the labels as whole numbers", LabelGroupRules::types)
            .must("label-level-count", "write as many levels as the image has", LabelGroupRules::levelCount)
            .should(
                    "label-shape",
                    "write labels of the size of the image, or of size 1 along axes that do not matter",
                    LabelGroupRules::shapes)
            .should("label-source", "state the path from the label image to its image", LabelGroupRules::source)
            .since(NgffVersion.V0_5)
            .must(
                    "labels-stated",
                    "write the member 'labels' with the paths of the label images",
                    labels -> labels.group().isGroup()
                                    && labels.group()
                                            .ome()
                                            .filter(ome -> ome.has("labels"))
                                            .isEmpty()
                            ? Stream.of(attributes(labels.group()).expected("'labels', a list of paths"))
                            : Stream.empty())
            .should("label-image-label", "write 'image-label', with colours", labels -> labels.listed().stream()
                    .filter(label -> label.node()
                            .ome()
                            .filter(ome -> !ome.has("image-label"))
                            .isPresent())
                    .map(label -> attributes(label.node()).problem("no 'image-label'", "'image-label' with colours")))
            .must(
                    "label-intermediate",
                    "remove the attributes of groups between 'labels' and label images",
                    LabelGroupRules::intermediate)
            .should("label-unlisted", "add the path to 'labels'; repair does so", LabelGroupRules::unlisted)
            .versions(NgffVersion.V0_1, NgffVersion.V0_4)
            .advice(
                    "label-not-listed",
                    "add the path to 'labels', so that programs find it; repair does so",
                    LabelGroupRules::unlisted)
            .list();

    private static Value attributes(ZarrNode node) {
        return node.attributes();
    }

    /** The arrays of listed label images. */
    private static Stream<ZarrNode> arrays(LabelGroup labels) {
        return labels.listed().stream()
                .flatMap(label -> labels.images(label).stream())
                .flatMap(image -> image.arrays().stream())
                .map(ImageGroup.Level::node);
    }

    private static Stream<Problem> types(LabelGroup labels) {
        return arrays(labels)
                .map(array -> array.document().get(array.zarrFormat() == 3 ? "data_type" : "dtype"))
                .filter(type -> type.text().isPresent())
                .filter(type -> !INTEGERS.contains(type.text().get())
                        && !type.text().get().matches("[<>|][iu][1248]"))
                .map(type -> type.expected("integers of 8 to 64 bits"));
    }

    private static Stream<Problem> levelCount(LabelGroup labels) {
        if (labels.image().isEmpty()) return Stream.empty();
        int expected = labels.image().get().multiscale().get("datasets").json().size();
        return labels.listed().stream()
                .flatMap(label -> labels.images(label).stream())
                .map(image -> image.multiscale().get("datasets"))
                .filter(levels -> levels.json().isArray() && levels.json().size() != expected)
                .map(levels -> levels.problem(levels.json().size() + " levels", expected + ", as the image has"));
    }

    /** Axes that both have, by name, must be as long in the label image, or 1; level by level. */
    private static Stream<Problem> shapes(LabelGroup labels) {
        if (labels.image().isEmpty()) return Stream.empty();
        List<Map<String, Long>> expected = lengths(labels.image().get());
        return labels.listed().stream()
                .flatMap(label -> labels.images(label).stream())
                .flatMap(image -> {
                    List<Map<String, Long>> found = lengths(image);
                    Stream<Problem> problems = Stream.empty();
                    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
                        Map<String, Long> level = found.get(i);
                        Map<String, Long> ofImage = expected.get(i);
                        boolean fits = level.entrySet().stream()
                                .allMatch(axis -> axis.getValue() == 1
                                        || axis.getValue()
                                                .equals(ofImage.getOrDefault(axis.getKey(), axis.getValue())));
                        if (!fits)
                            problems = Stream.concat(
                                    problems,
                                    Stream.of(image.arrays()
                                            .get(i)
                                            .node()
                                            .document()
                                            .get("shape")
                                            .expected("1 or the size of the image along each axis: " + ofImage)));
                    }
                    return problems;
                });
    }

    private static List<Map<String, Long>> lengths(ImageGroup image) {
        List<String> names = image.axisNames().orElse(List.of());
        return image.arrays().stream()
                .map(level -> {
                    List<Long> shape = level.node().shape().orElseThrow();
                    Map<String, Long> lengths = new HashMap<>();
                    for (int d = 0; d < Math.min(shape.size(), names.size()); d++)
                        lengths.put(names.get(d), shape.get(d));
                    return lengths;
                })
                .toList();
    }

    private static Stream<Problem> source(LabelGroup labels) {
        return labels.listed().stream()
                .filter(label -> label.node().isGroup())
                .map(label -> label.node()
                        .ome()
                        .map(ome -> ome.ome().get("image-label").get("source").get("image")))
                .flatMap(Optional::stream)
                .filter(source -> source.text().isPresent())
                .filter(source -> Nodes.resolve(
                                source.place().path(), source.text().get())
                        .map(labels.nodes()::at)
                        .filter(node ->
                                node.ome().filter(ome -> ome.has("multiscales")).isPresent())
                        .isEmpty())
                .map(source -> source.expected("the path of an image in this hierarchy, such as \"../../\""));
    }

    private static Stream<Problem> intermediate(LabelGroup labels) {
        Set<String> listed = paths(labels, label -> label.node().path());
        return listed.stream()
                .flatMap(path -> Stream.iterate(
                        Nodes.parent(path),
                        p -> p.length() > labels.group().path().length(),
                        Nodes::parent))
                .distinct()
                .map(labels.nodes()::at)
                .filter(node -> node.isGroup()
                        && !listed.contains(node.path())
                        && !node.attributes().json().isEmpty())
                .map(node -> node.attributes().expected("no attributes of a group between 'labels' and label images"));
    }

    private static Set<String> paths(LabelGroup labels, Function<Label, String> path) {
        return labels.listed().stream().map(path).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<Problem> unlisted(LabelGroup labels) {
        if (!labels.group().isGroup()) return Stream.empty();
        Set<String> listed = paths(labels, label -> label.node().path());
        return unlistedBelow(labels, labels.group().path(), listed, 0)
                .map(node -> new Problem(
                        Place.of(node.path()),
                        "a label image that 'labels' does not list",
                        "its path in the list of " + labels.group().document().place()));
    }

    /** Images below a group that are not listed; an image's own labels are its own matter. */
    static Stream<ZarrNode> unlistedBelow(LabelGroup labels, String path, Set<String> listed, int depth) {
        if (depth > DEEPEST) return Stream.empty();
        return labels.nodes().children(path).stream().flatMap(child -> {
            ZarrNode node = labels.nodes().at(child);
            boolean image = node.ome().filter(ome -> ome.has("multiscales")).isPresent();
            if (listed.contains(child) || !node.isGroup()) return Stream.empty();
            return image ? Stream.of(node) : unlistedBelow(labels, child, listed, depth + 1);
        });
    }
}
