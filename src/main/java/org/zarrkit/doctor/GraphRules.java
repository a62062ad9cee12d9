package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.absent;
import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for which coordinate systems the transformations of an image of 0.6 link. */
final class GraphRules {

    private static final String OF_LEVEL = "multiscales/*/datasets/*/coordinateTransformations";
    private static final String OF_ALL = "multiscales/*/coordinateTransformations";
    private static final Set<String> SIMPLE = Set.of("identity", "scale", "translation", "sequence");

    private GraphRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"multiscales\" metadata")
            .since(NgffVersion.V0_6)
            .must("dataset-transformation", "state one transformation for each level", at(OF_LEVEL, list(1, 1)))
            .must(
                    "dataset-transformation-type",
                    "use identity, a scale, or a sequence of scale and translation",
                    at(OF_LEVEL + "/*", GraphRules::ofLevel))
            .must(
                    "dataset-transformation-input",
                    "state the path of the level as path of the input",
                    at(OF_LEVEL + "/*/input", object()).and(at(OF_LEVEL + "/*/input/path", text())))
            .must(
                    "dataset-transformation-output",
                    "state the coordinate system as name of the output",
                    at(OF_LEVEL + "/*/output", object()).and(at(OF_LEVEL + "/*/output/name", text())))
            .should(
                    "dataset-transformation-bare",
                    "leave out the name of the input and the path of the output",
                    at(OF_LEVEL + "/*/input/name", absent("no name"))
                            .and(at(OF_LEVEL + "/*/output/path", absent("no path"))))
            .must(
                    "dataset-transformation-same-path",
                    "state the path of the level as path of the input",
                    at("multiscales/*/datasets/*", GraphRules::samePath))
            .toleratedAlone(NgffVersion.V0_6)
            .must(
                    "dataset-transformation-intrinsic",
                    "let all levels lead to the same coordinate system",
                    at("multiscales/*", GraphRules::sameOutput))
            .must(
                    "dataset-transformation-system",
                    "name a coordinate system of the image",
                    at("multiscales/*", GraphRules::knownOutput))
            .must(
                    "dataset-transformation-length",
                    "state one number for each axis",
                    at("multiscales/*", GraphRules::lengths))
            .toleratedAlone(NgffVersion.V0_6)
            .must("multiscale-transformations-list", "remove the empty list", at(OF_ALL, optional(someList())))
            .must(
                    "multiscale-transformation-ends",
                    "state the coordinate systems by name",
                    ends("", object()).and(ends("/name", text())).and(ends("/path", optional(GraphRules::textOrNull))))
            .must(
                    "multiscale-transformation-intrinsic",
                    "link the coordinate system of the levels with another one",
                    at("multiscales/*", GraphRules::touchesIntrinsic))
            .toleratedAlone(NgffVersion.V0_6)
            .must(
                    "multiscale-transformation-system",
                    "name a coordinate system of the image, or state the path of the" + " label image that has it",
                    at("multiscales/*", GraphRules::knownEnds))
            .toleratedAlone(NgffVersion.V0_6)
            .must(
                    "multiscale-transformation-label",
                    "link label images by identity, scale or translation only",
                    at(OF_ALL + "/*", GraphRules::toLabel))
            .must(
                    "multiscale-transformation-dimensions",
                    "state parameters for as many axes as input and output have",
                    at("multiscales/*", m -> CoordinateSystems.of(m.get("coordinateSystems"))
                            .dimensions(m.get("coordinateTransformations").items())))
            .must(
                    "systems-connected",
                    "link all coordinate systems by transformations",
                    at("multiscales/*", GraphRules::connected))
            .toleratedAlone(NgffVersion.V0_6)
            .list();

    private static Check<Value> ends(String selector, Check<Value> check) {
        return at(OF_ALL + "/*/input" + selector, check).and(at(OF_ALL + "/*/output" + selector, check));
    }

    static Stream<Problem> textOrNull(Value value) {
        return value.exists() ? text().of(value) : Stream.empty();
    }

    private static String type(Value transform) {
        return transform.get("type").text().orElse("");
    }

    private static Stream<Problem> ofLevel(Value transform) {
        String type = type(transform);
        if (type.equals("identity") || type.equals("scale")) return Stream.empty();
        List<String> steps = Checks.texts(transform.get("transformations"), "type");
        boolean fits = type.equals("sequence")
                && transform.get("transformations").json().size() == 2
                && steps.equals(List.of("scale", "translation"));
        return fits
                ? Stream.empty()
                : Stream.of(transform.problem(
                        type.equals("sequence")
                                ? "a sequence of " + steps
                                : "type " + Excerpt.of(transform.get("type").json()),
                        "identity, scale, or a sequence of one scale and one translation after it"));
    }

    private static Stream<Problem> samePath(Value dataset) {
        Optional<String> path = dataset.get("path").text();
        return dataset.select("coordinateTransformations/*/input/path")
                .filter(input -> input.text().isPresent()
                        && path.isPresent()
                        && !input.text().equals(path))
                .map(input -> input.expected("\"" + Excerpt.of(path.orElseThrow()) + "\", the path of the level"));
    }

    private static Stream<Value> outputs(Value multiscale) {
        return multiscale
                .select("datasets/*/coordinateTransformations/*/output/name")
                .filter(n -> n.text().isPresent());
    }

    private static Stream<Problem> sameOutput(Value multiscale) {
        Optional<String> intrinsic = CoordinateSystems.intrinsic(multiscale);
        return outputs(multiscale)
                .filter(name -> !name.text().equals(intrinsic))
                .map(name -> name.expected("\"" + Excerpt.of(intrinsic.orElseThrow()) + "\", as of the first level"));
    }

    private static Stream<Problem> knownOutput(Value multiscale) {
        Set<String> names = CoordinateSystems.of(multiscale.get("coordinateSystems"))
                .axesByName()
                .keySet();
        return outputs(multiscale)
                .flatMap(is(
                        "the name of a coordinate system of the image",
                        name -> names.contains(name.text().orElseThrow()))::of);
    }

    private static Stream<Problem> lengths(Value multiscale) {
        CoordinateSystems systems = CoordinateSystems.of(multiscale.get("coordinateSystems"));
        return multiscale.select("datasets/*/coordinateTransformations/*").flatMap(transform -> {
            OptionalInt axes = systems.axes(transform.get("output"));
            return TransformDimensions.check(transform, axes, axes);
        });
    }

    private static Stream<Problem> touchesIntrinsic(Value multiscale) {
        Optional<CoordinateSystems.End> intrinsic =
                CoordinateSystems.intrinsic(multiscale).map(name -> new CoordinateSystems.End("", name));
        if (intrinsic.isEmpty()) return Stream.empty();
        return multiscale
                .get("coordinateTransformations")
                .items()
                .filter(transform -> transform.json().isObject())
                .filter(transform -> !CoordinateSystems.end(transform.get("input"))
                                .equals(intrinsic)
                        && !CoordinateSystems.end(transform.get("output")).equals(intrinsic))
                .map(transform -> transform.problem(
                        "neither input nor output is " + intrinsic.get(),
                        "the coordinate system of the levels as input or output"));
    }

    private static Stream<Problem> knownEnds(Value multiscale) {
        CoordinateSystems systems = CoordinateSystems.of(multiscale.get("coordinateSystems"));
        return Stream.of("coordinateTransformations/*/input", "coordinateTransformations/*/output")
                .flatMap(multiscale::select)
                .filter(end -> CoordinateSystems.end(end)
                        .filter(e -> e.isHere() && !systems.has(e))
                        .isPresent())
                .map(end -> end.expected(
                        "one of the coordinate systems " + systems.axesByName().keySet()));
    }

    private static Stream<Problem> toLabel(Value transform) {
        boolean outside = Stream.of("input", "output")
                .flatMap(end -> CoordinateSystems.end(transform.get(end)).stream())
                .anyMatch(end -> !end.isHere());
        boolean simple = TransformTree.all(transform).allMatch(part -> SIMPLE.contains(type(part)));
        return outside && !simple
                ? Stream.of(transform.get("type").expected("identity, scale, translation or a sequence of them"))
                : Stream.empty();
    }

    private static Stream<Problem> connected(Value multiscale) {
        CoordinateSystems systems = CoordinateSystems.of(multiscale.get("coordinateSystems"));
        List<Value> transforms =
                multiscale.get("coordinateTransformations").items().toList();
        return systems.unconnected(transforms).stream().limit(1).map(end -> multiscale
                .get("coordinateSystems")
                .problem(end + " that no transformation links with the others", "all of them linked"));
    }
}
