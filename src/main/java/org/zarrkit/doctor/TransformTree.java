package org.zarrkit.doctor;

import java.util.stream.Stream;

/** The transformations of 0.6 that a document holds, those within others too. */
final class TransformTree {

    private TransformTree() {}

    /** Where lists of transformations stand in the metadata of a group. */
    private static Stream<String> places() {
        return Stream.of(
                "multiscales/*/datasets/*/coordinateTransformations/*",
                "multiscales/*/coordinateTransformations/*",
                "scene/coordinateTransformations/*");
    }

    /** A check of every transformation of a group, each part of another too. */
    static Check<Value> everywhere(Check<Value> check) {
        return root -> of(root).flatMap(check::of);
    }

    /** Every transformation of a group, each part of another too. */
    static Stream<Value> of(Value ome) {
        return places().flatMap(ome::select).flatMap(TransformTree::all);
    }

    /** A transformation and those within it. */
    static Stream<Value> all(Value transform) {
        Stream<Value> within = Stream.of(
                        transform.select("transformations/*").filter(child -> !isPart(child)),
                        transform.select("transformations/*/transformation").filter(Value::exists),
                        transform.select("forward").filter(Value::exists),
                        transform.select("inverse").filter(Value::exists))
                .flatMap(children -> children);
        return Stream.concat(Stream.of(transform), within.flatMap(TransformTree::all));
    }

    /** Whether this is an item of a {@code byDimension} that holds its transformation, rather than one itself. */
    private static boolean isPart(Value item) {
        return item.get("transformation").exists();
    }
}
