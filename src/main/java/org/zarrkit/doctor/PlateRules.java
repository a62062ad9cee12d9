package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.integer;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.matching;
import static org.zarrkit.doctor.Checks.number;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.unique;
import static org.zarrkit.doctor.Checks.uniqueBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the rows, columns and acquisitions of plates. */
final class PlateRules {

    private static final String WORD = "[A-Za-z0-9]+";

    private PlateRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"plate\" metadata")
            .must("plate-object", "write an object", at("plate", object()))
            .must("plate-rows", "list the rows of the plate", at("plate/rows", someList()))
            .must("plate-columns", "list the columns of the plate", at("plate/columns", someList()))
            .must("plate-line-object", "write an object for each row and column", lines("/*", object()))
            .must("plate-line-name", "give each row and column a name", lines("/*/name", text()))
            .must("plate-lines-unique", "list each row and column once", lines("", unique()))
            .must("plate-name-text", "write the name as text", at("plate/name", optional(text())))
            .strict("plate-name", "give the plate a name", at("plate/name", present("a name")))
            .versions(NgffVersion.V0_1, NgffVersion.V0_3)
            .must("plate-version", "state the version", at("plate/version", present("the version of OME-Zarr")))
            .versions(NgffVersion.V0_4, NgffVersion.V0_4)
            .strict(
                    "plate-version-stated",
                    "state the version",
                    at("plate/version", present("the version of OME-Zarr")))
            .since(NgffVersion.V0_4)
            .must(
                    "plate-line-name-word",
                    "name rows and columns by letters and digits only",
                    lines("/*/name", matching(WORD, "letters and digits only")))
            .must(
                    "plate-line-names-unique",
                    "give each row, and each column, a name of its own",
                    lines("", uniqueBy("name")))
            .should(
                    "plate-line-names-case",
                    "avoid names that differ in case only: many disks take them for the same",
                    lines("", PlateRules::caseCollisions))
            .must(
                    "plate-field-count-positive",
                    "state the largest number of fields of a well",
                    at("plate/field_count", optional(integer(1))))
            .should(
                    "plate-field-count",
                    "state the largest number of fields of a well",
                    at("plate/field_count", present("the largest number of fields of a well")))
            .and(acquisitions())
            .list();

    private static List<Rule<Value>> acquisitions() {
        String each = "plate/acquisitions/*";
        return RuleList.<Value>of("OME-Zarr, \"plate\" metadata")
                .must("acquisitions-list", "list the acquisitions", at("plate/acquisitions", optional(list())))
                .must("acquisition-object", "write an object for each acquisition", at(each, object()))
                .must("acquisition-id", "give each acquisition a number", at(each + "/id", present("an id")))
                .must("acquisition-name-text", "write the name as text", at(each + "/name", optional(text())))
                .must(
                        "acquisition-description-text",
                        "write the description as text",
                        at(each + "/description", optional(text())))
                .versions(NgffVersion.V0_1, NgffVersion.V0_1)
                .must(
                        "acquisition-number",
                        "write a number",
                        at(each + "/id", optional(number()))
                                .and(at(each + "/maximumfieldcount", optional(number())))
                                .and(at(each + "/starttime", optional(number()))))
                .versions(NgffVersion.V0_2, NgffVersion.V0_3)
                .must(
                        "acquisition-whole",
                        "write a whole number",
                        at(each + "/id", optional(integer())).and(at(each + "/maximumfieldcount", optional(integer()))))
                .versions(NgffVersion.V0_1, NgffVersion.V0_3)
                .must(
                        "acquisitions-some",
                        "list an acquisition, or remove 'acquisitions'",
                        at("plate/acquisitions", optional(someList())))
                .since(NgffVersion.V0_2)
                .must(
                        "acquisition-time",
                        "state seconds since 1970 as a whole number",
                        at(each + "/starttime", optional(integer(0))).and(at(each + "/endtime", optional(integer(0)))))
                .since(NgffVersion.V0_4)
                .must("acquisition-id-whole", "number acquisitions from 0 on", at(each + "/id", optional(integer(0))))
                .must(
                        "acquisition-maximum",
                        "state the largest number of fields, at least 1",
                        at(each + "/maximumfieldcount", optional(integer(1))))
                .strict("acquisition-name", "give the acquisition a name", at(each + "/name", present("a name")))
                .strict(
                        "acquisition-fields",
                        "state the largest number of fields",
                        at(each + "/maximumfieldcount", present("the largest number of fields")))
                .versions(NgffVersion.V0_1, NgffVersion.V0_6)
                .must(
                        "acquisition-ids-unique",
                        "give each acquisition a number of its own",
                        at("plate/acquisitions", uniqueBy("id")))
                .list();
    }

    private static Check<Value> lines(String selector, Check<Value> check) {
        return at("plate/rows" + selector, check).and(at("plate/columns" + selector, check));
    }

    private static Stream<Problem> caseCollisions(Value lines) {
        Set<String> exact = new HashSet<>();
        Set<String> folded = new HashSet<>();
        return lines.items()
                .map(line -> line.get("name"))
                .filter(name -> name.text().isPresent())
                .filter(name -> exact.add(name.text().orElseThrow())
                        & !folded.add(name.text().orElseThrow().toLowerCase(Locale.ROOT)))
                .flatMap(is("a name that differs from the others in more than case", name -> false)::of);
    }
}
