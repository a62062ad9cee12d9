package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The transformations of 0.6 that a document holds, those within others too. */
final class TransformTree {

    private static final int DEEPEST = 32;

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

    /** A transformation and those within it; what is nested too deeply is left out. */
    static Stream<Value> all(Value transform) {
        List<Value> all = new ArrayList<>();
        List<Value> level = List.of(transform);
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            all.addAll(level);
            level = within(level);
        }
        return all.stream();
    }

    /** Whether transformations are nested more deeply than is looked at. */
    static boolean isTooDeep(Value transform) {
        List<Value> level = List.of(transform);
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) level = within(level);
        return !level.isEmpty();
    }

    private static List<Value> within(List<Value> transforms) {
        List<Value> within = new ArrayList<>();
        for (Value transform : transforms) {
            transform
                    .select("transformations/*")
                    .filter(child -> !isPart(child))
                    .forEach(within::add);
            transform
                    .select("transformations/*/transformation")
                    .filter(Value::exists)
                    .forEach(within::add);
            transform.select("forward").filter(Value::exists).forEach(within::add);
            transform.select("inverse").filter(Value::exists).forEach(within::add);
        }
        return within;
    }

    /** Whether this is an item of a {@code byDimension} that holds its transformation, rather than one itself. */
    private static boolean isPart(Value item) {
        return item.get("transformation").exists();
    }
}
