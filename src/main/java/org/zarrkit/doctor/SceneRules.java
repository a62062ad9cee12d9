package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for scenes: images linked by transformations. */
final class SceneRules {

    private static final String EACH = "scene/coordinateTransformations/*";
    private static final Set<String> END = Set.of("name", "path");

    static final Law DIMENSIONS = new Law(
            "scene-dimensions",
            Force.MUST,
            "OME-Zarr, \"coordinateTransformations\" metadata",
            "state parameters for as many axes as input and output have");

    private SceneRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"scene\" metadata")
            .since(NgffVersion.V0_6)
            .must("scene-object", "write an object", at("scene", object()))
            .must(
                    "scene-transformations",
                    "list the transformations between the images",
                    at("scene/coordinateTransformations", someList()))
            .must(
                    "scene-transformation-ends",
                    "state the coordinate systems by name, and the path of their image",
                    ends("", object()).and(ends("/name", text())).and(ends("/path", optional(GraphRules::textOrNull))))
            .must(
                    "scene-transformation-end-members",
                    "state name and path only",
                    ends("", is("no members but name and path", SceneRules::hasKnownMembers)))
            .must(
                    "scene-system",
                    "name a coordinate system of the scene, or state the path of the image that has it",
                    at("scene", SceneRules::knownEnds))
            .and(List.of(new Rule<>(
                    DIMENSIONS, Span.of(NgffVersion.V0_6, NgffVersion.V0_6), at("scene", scene -> CoordinateSystems.of(
                                    scene.get("coordinateSystems"))
                            .dimensions(scene.get("coordinateTransformations").items())))))
            .must(
                    "scene-connected",
                    "link all coordinate systems by transformations",
                    at("scene", SceneRules::connected))
            .list();

    private static Check<Value> ends(String selector, Check<Value> check) {
        return at(EACH + "/input" + selector, check).and(at(EACH + "/output" + selector, check));
    }

    private static boolean hasKnownMembers(Value end) {
        return end.json().properties().stream().allMatch(member -> END.contains(member.getKey()));
    }

    private static Stream<Problem> knownEnds(Value scene) {
        CoordinateSystems systems = CoordinateSystems.of(scene.get("coordinateSystems"));
        return Stream.of("coordinateTransformations/*/input", "coordinateTransformations/*/output")
                .flatMap(scene::select)
                .filter(end -> CoordinateSystems.end(end)
                        .filter(e -> e.isHere() && !systems.has(e))
                        .isPresent())
                .map(end -> end.expected("one of the coordinate systems "
                        + systems.axesByName().keySet() + ", or the path of an image"));
    }

    private static Stream<Problem> connected(Value scene) {
        CoordinateSystems systems = CoordinateSystems.of(scene.get("coordinateSystems"));
        List<Value> transforms = scene.get("coordinateTransformations").items().toList();
        return systems.unconnected(transforms).stream().limit(1).map(end -> scene.get("coordinateTransformations")
                .problem(end + " that no transformation links with the others", "all of them linked"));
    }
}
