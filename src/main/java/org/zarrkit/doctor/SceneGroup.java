package org.zarrkit.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** A scene, or an image, of 0.6 whose transformations refer to other nodes of the hierarchy. */
record SceneGroup(ZarrNode group, Value ome, NgffVersion version, Nodes nodes) {

    private static final List<String> LISTS =
            List.of("scene/coordinateTransformations/*", "multiscales/*/coordinateTransformations/*");

    /** The transformations between images, or of an image as a whole. */
    Stream<Value> transformations() {
        return LISTS.stream().flatMap(ome::select);
    }

    /** The ends of transformations that are coordinate systems of another group. */
    Stream<Value> outerEnds() {
        return transformations()
                .flatMap(transform -> Stream.of(transform.get("input"), transform.get("output")))
                .filter(end ->
                        CoordinateSystems.end(end).filter(e -> !e.isHere()).isPresent());
    }

    /** Transformations, and those within them, whose parameters are stored at a path. */
    Stream<Value> stored(String... types) {
        return transformations()
                .flatMap(TransformTree::all)
                .filter(transform ->
                        List.of(types).contains(transform.get("type").text().orElse("")))
                .filter(transform -> transform.get("path").text().isPresent());
    }

    ZarrNode node(Value path) {
        return path.text()
                .flatMap(text -> nodes.at(group.path(), text))
                .orElse(ZarrNode.none(path.text().orElse("")));
    }
}
