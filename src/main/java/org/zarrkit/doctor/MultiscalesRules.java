package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
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

/** The rules for images that are the same in all versions: the list, names, and levels by path. */
final class MultiscalesRules {

    private static final String EACH = "multiscales/*";
    private static final String LEVEL = "multiscales/*/datasets/*";

    /** A relative path of plain names: what a reader joins to the path of the group. */
    static final String PLAIN_PATH = "(?!/)(?:(?!\\.{1,2}(?:/|$))[^/\\\\\\x00]+(?:/(?!$)|$))+";

    private MultiscalesRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"multiscales\" metadata")
            .must("multiscales-list", "list the image in 'multiscales'", at("multiscales", someList()))
            .must("multiscales-unique", "remove the repetition", at("multiscales", unique()))
            .must("multiscale-object", "write an object for each image", at(EACH, object()))
            .must("multiscale-name-text", "write the name as text", at(EACH + "/name", optional(text())))
            .strict("multiscale-name", "give the image a name", at(EACH + "/name", present("a name")))
            .strict(
                    "multiscale-type",
                    "state how the levels were downsampled, such as \"mean\"",
                    at(EACH + "/type", present("the method of downsampling")))
            .strict(
                    "multiscale-metadata",
                    "describe how the levels were downsampled",
                    at(EACH + "/metadata", present("an object that describes the downsampling")))
            .should("multiscale-type-text", "write the method as text", at(EACH + "/type", optional(text())))
            .versions(NgffVersion.V0_1, NgffVersion.V0_1)
            .must("multiscale-metadata-object", "write an object", at(EACH + "/metadata", optional(object())))
            .must(
                    "multiscale-metadata-text",
                    "write method and version of the downsampling as text",
                    at(EACH + "/metadata/method", optional(text()))
                            .and(at(EACH + "/metadata/version", optional(text()))))
            .versions(NgffVersion.V0_1, NgffVersion.V0_4)
            .strict(
                    "multiscale-version",
                    "state the version",
                    at(EACH + "/version", present("the version of OME-Zarr")))
            .versions(NgffVersion.V0_1, NgffVersion.V0_6)
            .must("datasets-list", "list the levels, finest first", at(EACH + "/datasets", someList()))
            .must("dataset-object", "write an object for each level", at(LEVEL, object()))
            .must("dataset-path", "write the path of the level's array as text", at(LEVEL + "/path", text()))
            .must(
                    "dataset-path-relative",
                    "write the path from the group to the array, its names joined by '/'",
                    at(LEVEL + "/path", matching(PLAIN_PATH, "a relative path of plain names")))
            .should("dataset-paths-unique", "list each level once", at(EACH + "/datasets", uniqueBy("path")))
            .list();
}
