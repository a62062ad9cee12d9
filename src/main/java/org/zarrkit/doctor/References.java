package org.zarrkit.doctor;

import java.util.Optional;
import java.util.stream.Stream;

/** The nodes that the OME metadata of a group lead to; the only way down where a store can't list. */
final class References {

    private References() {}

    /** Their paths in the store, whether something is there or not. */
    static Stream<String> of(ZarrNode group, OmeMetadata metadata) {
        Value ome = metadata.ome();
        Stream<Value> below = Stream.of(
                        "multiscales/*/datasets/*/path",
                        "labels/*",
                        "plate/wells/*/path",
                        "well/images/*/path",
                        "scene/coordinateTransformations/*/input/path",
                        "scene/coordinateTransformations/*/output/path")
                .flatMap(ome::select);
        Stream<Value> stored = TransformTree.of(ome).map(transform -> transform.get("path"));
        Stream<String> named = Stream.concat(below, stored).flatMap(path -> resolve(group.path(), path).stream());
        Stream<String> series =
                ome.select("series/*").flatMap(path -> resolve(Nodes.parent(group.path()), path).stream());
        Stream<String> fixed = Stream.of(LabelGroup.NAME)
                .filter(name -> metadata.has("multiscales"))
                .flatMap(name -> Nodes.resolve(group.path(), name).stream());
        Stream<String> collection = Stream.of("OME", "0")
                .filter(name -> metadata.has("bioformats2raw.layout"))
                .flatMap(name -> Nodes.resolve(group.path(), name).stream());
        return Stream.of(named, series, fixed, collection).flatMap(paths -> paths);
    }

    private static Optional<String> resolve(String base, Value path) {
        return path.text().flatMap(text -> Nodes.resolve(base, text));
    }
}
