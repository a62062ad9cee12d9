package org.zarrkit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which rules hold for which members of the OME metadata of a group. */
final class OmeRules {

    private static final List<Rule<Value>> IMAGE = joined(
            MultiscalesRules.RULES,
            AxesRules.RULES,
            TransformRules.RULES,
            LevelAdvice.RULES,
            OrientationRules.RULES,
            GraphRules.RULES);

    /** The rules for transformations of 0.6, for each of them. */
    private static final List<Rule<Value>> TRANSFORMATIONS =
            joined(TransformationRules.OF_ONE, TransformationRules.SPELLING).stream()
                    .map(rule -> new Rule<>(rule.law(), rule.span(), TransformTree.everywhere(rule.check())))
                    .toList();

    private static final Map<String, List<Rule<Value>>> BY_MEMBER = Map.of(
            "multiscales", IMAGE,
            "omero", OmeroRules.RULES,
            "image-label", LabelRules.IMAGE_LABEL,
            "labels", LabelRules.LABELS,
            "plate", joined(PlateRules.RULES, PlateWellRules.RULES),
            "well", WellRules.RULES,
            "series", CollectionRules.SERIES,
            "bioformats2raw.layout", CollectionRules.LAYOUT,
            "scene", SceneRules.RULES);

    private OmeRules() {}

    @SafeVarargs
    private static List<Rule<Value>> joined(List<Rule<Value>>... lists) {
        List<Rule<Value>> all = new ArrayList<>();
        for (List<Rule<Value>> list : lists) all.addAll(list);
        return List.copyOf(all);
    }

    /** The rules for the members that there are; a member that is null is there. */
    static Stream<Rule<Value>> of(Value ome) {
        List<Rule<Value>> rules = new ArrayList<>();
        BY_MEMBER.keySet().stream()
                .sorted()
                .filter(member -> !ome.get(member).isMissing())
                .forEach(member -> rules.addAll(BY_MEMBER.get(member)));
        if (!ome.get("multiscales").isMissing() || !ome.get("scene").isMissing()) {
            rules.addAll(CoordinateSystemRules.RULES);
            rules.addAll(TRANSFORMATIONS);
        }
        return rules.stream();
    }

    /** All of them. */
    static Stream<Rule<Value>> all() {
        return Stream.concat(
                BY_MEMBER.keySet().stream().sorted().map(BY_MEMBER::get).flatMap(List::stream),
                Stream.concat(CoordinateSystemRules.RULES.stream(), TRANSFORMATIONS.stream()));
    }
}
