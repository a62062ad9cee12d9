package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.matching;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.unique;

import java.util.List;

/** The rules for collections of images as bioformats2raw writes them. */
final class CollectionRules {

    private CollectionRules() {}

    static final List<Rule<Value>> LAYOUT = RuleList.<Value>of("OME-Zarr, \"bioformats2raw.layout\"")
            .must(
                    "bioformats2raw-layout",
                    "write 3",
                    at(
                            "bioformats2raw.layout",
                            is("3", v -> v.isNumber() && v.json().doubleValue() == 3)))
            .list();

    static final List<Rule<Value>> SERIES = RuleList.<Value>of("OME-Zarr, \"bioformats2raw.layout\"")
            .must("series-list", "list the paths of the images", at("series", list()))
            .should("series-some", "list the images, or remove 'series'", at("series", someList()))
            .must("series-path", "write each path as text", at("series/*", text()))
            .must(
                    "series-path-relative",
                    "write the path from the collection to the image",
                    at("series/*", matching(MultiscalesRules.PLAIN_PATH, "a relative path of plain names")))
            .should("series-unique", "list each image once", at("series", unique()))
            .list();
}
