package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.integer;
import static org.zarrkit.doctor.Checks.matching;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.unique;
import static org.zarrkit.doctor.Checks.uniqueBy;

import java.util.List;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the fields that a well lists. */
final class WellRules {

    private static final String PATH = "well/images/*/path";

    private WellRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"well\" metadata")
            .must("well-object", "write an object", at("well", object()))
            .must("well-images", "list the fields of the well", at("well/images", someList()))
            .must("well-image-object", "write an object for each field", at("well/images/*", object()))
            .must("well-images-unique", "list each field once", at("well/images", unique().and(uniqueBy("path"))))
            .must("well-image-path", "write the path of the field as text", at(PATH, text()))
            .must(
                    "well-image-acquisition",
                    "state the number of the acquisition",
                    at("well/images/*/acquisition", optional(integer())))
            .versions(NgffVersion.V0_1, NgffVersion.V0_5)
            .must(
                    "well-image-path-word",
                    "name fields by letters and digits only",
                    at(PATH, matching("[A-Za-z0-9]+", "letters and digits only")))
            .since(NgffVersion.V0_6)
            .must(
                    "well-image-path-name",
                    "name fields by letters, digits, '-', '_' and '.', not by periods alone",
                    at(
                            PATH,
                            matching(
                                    "(?!__)(?!\\.+$)[A-Za-z0-9_.-]+",
                                    "letters, digits, '-', '_' and '.'; not of"
                                            + " periods alone, not beginning with '__'")))
            .versions(NgffVersion.V0_4, NgffVersion.V0_4)
            .strict("well-version", "state the version", at("well/version", present("the version of OME-Zarr")))
            .list();
}
