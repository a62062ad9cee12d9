package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.integer;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.oneOf;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.unique;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the parameters of the transformations of 0.6 (RFC-5), wherever one stands. */
final class TransformationRules {

    static final List<String> TYPES = List.of(
            "identity",
            "mapAxis",
            "projectAxis",
            "translation",
            "scale",
            "affine",
            "rotation",
            "sequence",
            "displacements",
            "coordinates",
            "bijection",
            "byDimension");

    private static final List<String> METHODS = List.of("nearest", "linear", "cubic", "bspline-cubic");

    private TransformationRules() {}

    /** The rules for one transformation; those within it are looked at by themselves. */
    static final List<Rule<Value>> OF_ONE = RuleList.<Value>of("OME-Zarr, \"coordinateTransformations\" metadata")
            .since(NgffVersion.V0_6)
            .must("transformation-object", "write an object for each transformation", object())
            .should(
                    "transformation-depth",
                    "join transformations that are nested very deeply",
                    is("fewer transformations within each other", value -> !TransformTree.isTooDeep(value)))
            .must("transformation-type", "state the type of the transformation", at("type", text().and(oneOf(TYPES))))
            .must("transformation-name-text", "write the name as text", at("name", optional(text())))
            .must(
                    "transformation-scale",
                    "state one factor above 0 for each axis",
                    of(
                            "scale",
                            at("scale", list())
                                    .and(at(
                                            "scale/*",
                                            is(
                                                    "a number above 0",
                                                    v -> v.isNumber()
                                                            && v.json().doubleValue() > 0)))))
            .must(
                    "transformation-translation",
                    "state one number for each axis",
                    of("translation", at("translation", numbers())))
            .must(
                    "transformation-map-axis",
                    "state each input axis once, from 0 on",
                    of(
                            "mapAxis",
                            at(
                                    "mapAxis",
                                    list(2, 5)
                                            .and(is(
                                                    "each of the numbers from 0 on once",
                                                    TransformationRules::isPermutation)))))
            .must(
                    "transformation-project-axis",
                    "state which axes are dropped and created, each once",
                    of("projectAxis", TransformationRules::projectAxis))
            .must(
                    "transformation-affine",
                    "state the rows of the matrix, or the path of an array that holds them",
                    of("affine", TransformationRules.oneOfTwo("affine").and(at("affine", optional(matrix())))))
            .must(
                    "transformation-rotation",
                    "state the rows of the matrix, or the path of an array that holds them",
                    of("rotation", TransformationRules.oneOfTwo("rotation").and(at("rotation", optional(matrix())))))
            .must(
                    "transformation-rotation-orthonormal",
                    "state a matrix with orthonormal rows and determinant 1, or the type affine",
                    of(
                            "rotation",
                            at(
                                    "rotation",
                                    is(
                                            "a square matrix of 2 to 5 orthonormal rows with determinant 1",
                                            v -> Matrices.rows(v)
                                                    .map(Matrices::isRotation)
                                                    .orElse(true)))))
            .must(
                    "transformation-sequence",
                    "list the transformations of the sequence",
                    of("sequence", at("transformations", someList())))
            .must(
                    "transformation-bijection",
                    "state both directions",
                    of(
                            "bijection",
                            at("forward", present("a transformation")).and(at("inverse", present("a transformation")))))
            .must(
                    "transformation-field",
                    "state the path of the field of vectors",
                    of("displacements", at("path", text())).and(of("coordinates", at("path", text()))))
            .must(
                    "transformation-interpolation",
                    "state nearest, linear or bspline-cubic, or leave it out",
                    of("displacements", at("interpolation", optional(text().and(oneOf(METHODS)))))
                            .and(of("coordinates", at("interpolation", optional(text().and(oneOf(METHODS)))))))
            .must(
                    "transformation-by-dimension",
                    "list transformations with the axes they are for",
                    of("byDimension", at("transformations", someList())))
            .must(
                    "transformation-by-dimension-axes",
                    "state the numbers of the axes, from 0 on",
                    of(
                            "byDimension",
                            at("transformations/*/inputAxes", axes()).and(at("transformations/*/outputAxes", axes()))))
            .must(
                    "transformation-by-dimension-once",
                    "let each output axis come from one transformation",
                    of("byDimension", TransformationRules::once))
            .list();

    /** How a transformation must be written in a whole document; worked examples of the specification are lax in it. */
    static final List<Rule<Value>> SPELLING = RuleList.<Value>of("OME-Zarr, \"coordinateTransformations\" metadata")
            .since(NgffVersion.V0_6)
            .must(
                    "transformation-by-dimension-member",
                    "move each transformation into a member 'transformation'",
                    of("byDimension", at("transformations/*/transformation", object())))
            .list();

    static Check<Value> of(String type, Check<Value> check) {
        return transform ->
                transform.get("type").text().equals(Optional.of(type)) ? check.of(transform) : Stream.empty();
    }

    private static Check<Value> numbers() {
        return is("a list of numbers", value -> value.numbers().isPresent());
    }

    private static Check<Value> axes() {
        return list().and(at("*", integer(0))).and(unique());
    }

    private static Check<Value> matrix() {
        return is("rows of numbers, all of the same length", value -> Matrices.rows(value)
                .isPresent());
    }

    private static Check<Value> oneOfTwo(String member) {
        return is(
                "either '" + member + "' or a 'path'",
                value -> value.get(member).isMissing()
                        ? value.get("path").text().isPresent()
                        : value.get("path").isMissing());
    }

    private static boolean isPermutation(Value list) {
        List<Long> indices =
                list.items().flatMap(item -> item.integer().stream()).toList();
        return indices.size() == list.json().size()
                && IntStream.range(0, indices.size()).allMatch(i -> indices.contains((long) i));
    }

    private static Stream<Problem> projectAxis(Value transform) {
        Check<Value> some = is(
                "'droppedInputs', 'createdOutputs' or both",
                v -> !v.get("droppedInputs").isMissing()
                        || !v.get("createdOutputs").isMissing());
        Check<Value> indices =
                optional(list(1, 3).and(unique()).and(at("*", is("a whole number, 0 to 4", v -> v.integer()
                        .filter(i -> i >= 0 && i <= 4)
                        .isPresent()))));
        return some.and(at("droppedInputs", indices))
                .and(at("createdOutputs", indices))
                .of(transform);
    }

    private static Stream<Problem> once(Value transform) {
        List<Long> outputs = transform
                .select("transformations/*/outputAxes/*")
                .flatMap(axis -> axis.integer().stream())
                .toList();
        boolean once = outputs.stream().distinct().count() == outputs.size();
        return once
                ? Stream.empty()
                : Stream.of(transform
                        .get("transformations")
                        .problem("the output axes " + outputs, "each output axis in one transformation only"));
    }
}
