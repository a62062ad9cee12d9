package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.someText;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.unique;
import static org.zarrkit.doctor.Checks.uniqueBy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the axes of images: names in 0.3, objects in 0.4 and 0.5; before, there are none. */
final class AxesRules {

    private static final String AXES = "multiscales/*/axes";
    private static final String AXIS = "multiscales/*/axes/*";
    private static final List<String> TCZYX = List.of("t", "c", "z", "y", "x");

    private AxesRules() {}

    /** Where axes stand in versions 0.4 and 0.5; the rules for lists of axes in 0.6 are those of coordinate systems. */
    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"multiscales\" metadata")
            .versions(NgffVersion.V0_3, NgffVersion.V0_5)
            .must("axes-list", "name one axis for each dimension, 2 to 5", at(AXES, list(2, 5)))
            .versions(NgffVersion.V0_3, NgffVersion.V0_3)
            .must("axes-names", "name axes t, c, z, y or x", at(AXIS, is("one of t, c, z, y, x", AxesRules::isLetter)))
            .must("axes-names-unique", "give each axis a name of its own", at(AXES, unique()))
            .must(
                    "axes-names-order",
                    "order the axes as t, c, z, y, x",
                    at(AXES, is("the order t, c, z, y, x", AxesRules::isOrdered)))
            .section("OME-Zarr, \"axes\" metadata")
            .versions(NgffVersion.V0_4, NgffVersion.V0_5)
            .must("axis-object", "write an object with name, type and unit for each axis", at(AXIS, object()))
            .must("axis-name", "give each axis a name", at(AXIS + "/name", text()))
            .should("axis-name-some", "give each axis a name", at(AXIS + "/name", optional(someText())))
            .must("axis-names-unique", "give each axis a name of its own", at(AXES, uniqueBy("name")))
            .must("axis-type-text", "write the type as text, or none", at(AXIS + "/type", optional(text())))
            .should(
                    "axis-type",
                    "state the type: space, time, channel or one of your own",
                    at(AXIS + "/type", present("a type, such as \"space\"")))
            .must("axis-unit-text", "write the unit as text, or none", at(AXIS, unit("space"::equals)))
            .should("axis-unit-other", "write the unit as text, or none", at(AXIS, unit(type -> !type.equals("space"))))
            .should("axis-unit", "state the unit of the pixel size", at(AXIS, AxesChecks.hasUnit()))
            .should("axis-unit-known", "write the unit by its name in UDUNITS-2", at(AXIS, AxesChecks.unitIsListed()))
            .section("OME-Zarr, \"multiscales\" metadata")
            .must("axes-space", "give 2 or 3 axes the type space", at(AXES, AxesChecks.twoOrThreeInSpace()))
            .must("axes-time", "give one axis only the type time", at(AXES, AxesChecks.oneInTime()))
            .must(
                    "axes-channel",
                    "leave one axis that is neither of space nor of time",
                    at(AXES, AxesChecks.oneOfChannels()))
            .must(
                    "axes-order",
                    "write the image anew with its axes in the order time, channel, space",
                    at(AXES, AxesChecks.ordered()))
            .should("axes-zyx", "write stacks with their axes in the order z, y, x", at(AXES, AxesChecks.spaceIsZyx()))
            .list();

    /** The unit of axes whose type passes a test is text, where it is stated. */
    private static Check<Value> unit(Predicate<String> test) {
        return axis ->
                test.test(axis.get("type").text().orElse("")) ? optional(text()).of(axis.get("unit")) : Stream.empty();
    }

    private static boolean isLetter(Value name) {
        return name.text().filter(TCZYX::contains).isPresent();
    }

    private static boolean isOrdered(Value axes) {
        int[] places = axes.items()
                .flatMap(axis -> axis.text().stream())
                .mapToInt(TCZYX::indexOf)
                .toArray();
        return IntStream.range(1, places.length).allMatch(i -> places[i - 1] <= places[i]);
    }
}
