package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for what transformations of 0.6 refer to: coordinate systems of other groups, arrays, fields of vectors. */
final class SceneGroupRules {

    private SceneGroupRules() {}

    static final List<Rule<SceneGroup>> RULES = RuleList.<SceneGroup>of(
                    "OME-Zarr, \"coordinateTransformations\" metadata")
            .since(NgffVersion.V0_6)
            .must("scene-image", "correct the path, or write the image", scene -> scene.outerEnds()
                    .map(end -> end.get("path"))
                    .filter(path -> !CollectionGroupRules.isImage(scene.node(path)))
                    .map(path -> path.problem(
                            Excerpt.of(path.json()) + ", where there is "
                                    + scene.node(path).kind().text(),
                            "the path of an image")))
            .must("scene-image-system", "name a coordinate system of the image", SceneGroupRules::systems)
            .must("transformation-array", "correct the path, or write the array", scene -> scene.stored(
                            "affine", "rotation")
                    .map(transform -> transform.get("path"))
                    .filter(path -> !scene.node(path).isArray())
                    .map(path -> path.problem(
                            Excerpt.of(path.json()) + ", where there is "
                                    + scene.node(path).kind().text(),
                            "the path of an array with the matrix")))
            .must(
                    "transformation-array-shape",
                    "write the matrix as an array of two dimensions",
                    SceneGroupRules::matrices)
            .must(
                    "transformation-field-image",
                    "correct the path, or write the field of vectors",
                    scene -> scene.stored("displacements", "coordinates")
                            .map(transform -> transform.get("path"))
                            .filter(path -> !CollectionGroupRules.isImage(scene.node(path)))
                            .map(path -> path.problem(
                                    Excerpt.of(path.json()) + ", where there is "
                                            + scene.node(path).kind().text(),
                                    "the path of an image with the vectors")))
            .must(
                    "transformation-field-axis",
                    "give one axis of the field the type of the transformation, and" + " \"discrete\": true",
                    SceneGroupRules::vectorAxis)
            .list();

    private static Stream<Problem> systems(SceneGroup scene) {
        return scene.outerEnds()
                .filter(end -> {
                    ZarrNode node = scene.node(end.get("path"));
                    if (!CollectionGroupRules.isImage(node)) return false;
                    Optional<String> name = end.get("name").text();
                    return node.ome()
                            .orElseThrow()
                            .ome()
                            .select("multiscales/*/coordinateSystems/*/name")
                            .noneMatch(system -> system.text().equals(name));
                })
                .map(end -> end.get("name").expected("the name of a coordinate system of that image"));
    }

    private static Stream<Problem> matrices(SceneGroup scene) {
        return scene.stored("affine", "rotation")
                .map(transform -> scene.node(transform.get("path")))
                .filter(node -> node.shape().filter(shape -> shape.size() != 2).isPresent())
                .map(node -> node.document().get("shape").expected("rows and columns of a matrix"));
    }

    private static Stream<Problem> vectorAxis(SceneGroup scene) {
        return scene.stored("displacements", "coordinates").flatMap(transform -> {
            ZarrNode node = scene.node(transform.get("path"));
            if (!CollectionGroupRules.isImage(node)) return Stream.empty();
            String type = transform.get("type").text().orElse("").replaceFirst("s$", "");
            Value ome = node.ome().orElseThrow().ome();
            boolean found = ome.select("multiscales/*/coordinateSystems/*/axes/*")
                    .anyMatch(axis -> axis.get("type").text().equals(Optional.of(type))
                            && axis.get("discrete").json().asBoolean(false));
            return found
                    ? Stream.empty()
                    : Stream.of(ome.get("multiscales")
                            .problem(
                                    "no axis of type " + type + " that is discrete",
                                    "one, along which the vectors' components are"));
        });
    }
}
