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

import java.util.List;
import org.zarrkit.ngff.NgffVersion;

/** The rules for what label images say of their labels, and for the list of them. */
final class LabelRules {

    private LabelRules() {}

    static final List<Rule<Value>> IMAGE_LABEL = RuleList.<Value>of("OME-Zarr, \"labels\" metadata")
            .must("image-label-object", "write an object", at("image-label", object()))
            .must(
                    "label-colors-list",
                    "list colours, or remove 'colors'",
                    at("image-label/colors", optional(someList())))
            .must("label-color-object", "write an object for each colour", at("image-label/colors/*", object()))
            .must(
                    "label-color-value",
                    "state the label whose colour it is",
                    at("image-label/colors/*/label-value", number()))
            .should(
                    "label-color-value-whole",
                    "state the label as a whole number",
                    at("image-label/colors/*/label-value", is("a whole number", v -> !v.isNumber() || v.isInteger())))
            .must(
                    "label-colors-unique",
                    "state one colour for each label; readers take the last",
                    at("image-label/colors", unique().and(uniqueBy("label-value"))))
            .must(
                    "label-color-rgba",
                    "state red, green, blue and opacity as 4 whole numbers, 0 to 255",
                    at("image-label/colors/*/rgba", optional(list(4, 4)))
                            .and(at("image-label/colors/*/rgba/*", is("a whole number, 0 to 255", LabelRules::isByte))))
            .must(
                    "label-properties-list",
                    "list properties, or remove 'properties'",
                    at("image-label/properties", optional(someList())))
            .must("label-property-object", "write an object for each label", at("image-label/properties/*", object()))
            .must(
                    "label-property-value",
                    "state the label whose properties they are, as a whole number",
                    at("image-label/properties/*/label-value", integer()))
            .must("label-properties-unique", "remove the repetition", at("image-label/properties", unique()))
            .should(
                    "label-properties-values-unique",
                    "join the properties of one label",
                    at("image-label/properties", uniqueBy("label-value")))
            .must("label-source-object", "write an object", at("image-label/source", optional(object())))
            .must(
                    "label-source-image",
                    "write the path of the image as text",
                    at("image-label/source/image", optional(text())))
            .since(NgffVersion.V0_4)
            .strict(
                    "label-colors",
                    "state colours of the labels",
                    at("image-label/colors", present("colours of the labels")))
            .versions(NgffVersion.V0_4, NgffVersion.V0_4)
            .strict("label-version", "state the version", at("image-label/version", present("the version of OME-Zarr")))
            .list();

    static final List<Rule<Value>> LABELS = RuleList.<Value>of("OME-Zarr, \"labels\" metadata")
            .must("labels-list", "list the paths of the label images", at("labels", list()))
            .must("labels-path", "write each path as text", at("labels/*", text()))
            .must(
                    "labels-path-relative",
                    "write the path from the group to the label image",
                    at("labels/*", matching(MultiscalesRules.PLAIN_PATH, "a relative path of plain names")))
            .should("labels-unique", "list each label image once", at("labels", unique()))
            .list();

    private static boolean isByte(Value value) {
        return value.integer().filter(n -> n >= 0 && n <= 255).isPresent();
    }
}
