package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.oneOf;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules of RFC-4 for the anatomical orientation of axes, in whichever version it is used. */
final class OrientationRules {

    private static final List<String> LISTS = List.of("multiscales/*/axes", "multiscales/*/coordinateSystems/*/axes");

    /** Values whose ends are the same are orientations of the same anatomical axis, whichever way round. */
    private static final Set<String> VALUES = values(
            "left right",
            "anterior posterior",
            "inferior superior",
            "proximal distal",
            "dorsal ventral",
            "dorsal palmar",
            "dorsal plantar",
            "rostral caudal",
            "cranial caudal");

    private OrientationRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("RFC-4, proposal")
            .since(NgffVersion.V0_4)
            .must("orientation-object", "write an object with type and value", each(optional(orNull(object()))))
            .should(
                    "orientation-null",
                    "leave the member out",
                    each(is("no member that is null", v -> v.isMissing() || v.exists())))
            .must(
                    "orientation-space",
                    "remove the orientation from axes that are not of space",
                    at(LISTS.get(0) + "/*", OrientationRules::onSpace)
                            .and(at(LISTS.get(1) + "/*", OrientationRules::onSpace)))
            .must(
                    "orientation-type",
                    "state the type \"anatomical\"",
                    each(of("type", text().and(oneOf(List.of("anatomical"))))))
            .must(
                    "orientation-value",
                    "state the value, such as \"left-to-right\"",
                    each(of("value", text().and(oneOf(VALUES)))))
            .must(
                    "orientation-pair",
                    "state the orientation of one axis only for each pair of anatomical directions",
                    at(LISTS.get(0), OrientationRules::pairs).and(at(LISTS.get(1), OrientationRules::pairs)))
            .list();

    private static Set<String> values(String... pairs) {
        Set<String> values = new TreeSet<>();
        for (String pair : pairs) {
            String[] ends = pair.split(" ");
            values.add(ends[0] + "-to-" + ends[1]);
            values.add(ends[1] + "-to-" + ends[0]);
        }
        return values;
    }

    private static Check<Value> each(Check<Value> check) {
        return at(LISTS.get(0) + "/*/orientation", check).and(at(LISTS.get(1) + "/*/orientation", check));
    }

    private static Check<Value> orNull(Check<Value> check) {
        return value -> value.exists() ? check.of(value) : Stream.empty();
    }

    private static Check<Value> of(String member, Check<Value> check) {
        return orientation -> orientation.json().isObject() ? check.of(orientation.get(member)) : Stream.empty();
    }

    private static Stream<Problem> onSpace(Value axis) {
        boolean space = axis.get("type").text().equals(Optional.of("space"));
        Value orientation = axis.get("orientation");
        return space || !orientation.exists()
                ? Stream.empty()
                : Stream.of(orientation.expected("no orientation on an axis that is not of type space"));
    }

    private static Stream<Problem> pairs(Value axes) {
        Set<Set<String>> seen = new HashSet<>();
        return axes.items()
                .map(axis -> axis.get("orientation").get("value"))
                .filter(value -> value.text().filter(VALUES::contains).isPresent())
                .filter(value -> !seen.add(Set.of(value.text().orElseThrow().split("-to-"))))
                .map(value -> value.expected("no second axis along the same anatomical direction"));
    }
}
