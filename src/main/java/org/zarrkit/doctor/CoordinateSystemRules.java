package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.someText;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.truth;
import static org.zarrkit.doctor.Checks.unique;
import static org.zarrkit.doctor.Checks.uniqueBy;

import java.util.List;
import org.zarrkit.ngff.NgffVersion;

/** The rules for coordinate systems and their axes in 0.6, of images and of scenes. */
final class CoordinateSystemRules {

    private static final String IN_IMAGE = "multiscales/*/coordinateSystems";
    private static final String IN_SCENE = "scene/coordinateSystems";

    private CoordinateSystemRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"coordinateSystems\" metadata")
            .since(NgffVersion.V0_6)
            .must("systems-list", "list the coordinate systems of the image", at(IN_IMAGE, someList()))
            .must("systems-scene-list", "list the coordinate systems of the scene", at(IN_SCENE, optional(list())))
            .must("systems-unique", "remove the repetition", at(IN_SCENE, unique()))
            .must("system-object", "write an object with name and axes", each("", object()))
            .must("system-name", "give each coordinate system a name", each("/name", someText()))
            .must(
                    "system-names-unique",
                    "give each coordinate system a name of its own",
                    at(IN_IMAGE, uniqueBy("name")).and(at(IN_SCENE, uniqueBy("name"))))
            .must("system-axes", "list the axes of the coordinate system, 1 to 5", each("/axes", list(1, 5)))
            .must("system-axes-space", "give 2 or 3 axes the type space", each("/axes", AxesChecks.inSpaceOrOfArray()))
            .section("OME-Zarr, \"axes\" metadata")
            .must(
                    "system-axis-object",
                    "write an object with name, type and unit for each axis",
                    each("/axes/*", object()))
            .must("system-axis-name", "give each axis a name", each("/axes/*/name", someText()))
            .must("system-axis-names-unique", "give each axis a name of its own", each("/axes", uniqueBy("name")))
            .must("system-axis-type-text", "write the type as text", each("/axes/*/type", optional(text())))
            .must("system-axis-unit-text", "write the unit as text", each("/axes/*/unit", optional(text())))
            .must("system-axis-discrete", "write true or false", each("/axes/*/discrete", optional(truth())))
            .must("system-axis-long-name", "write the long name as text", each("/axes/*/longName", optional(text())))
            .should(
                    "system-axis-type",
                    "state the type: space, time, channel or another",
                    each("/axes/*/type", present("a type, such as \"space\"")))
            .should("system-axis-unit", "state the unit of the axis", each("/axes/*", AxesChecks.hasUnit()))
            .should(
                    "system-axis-unit-known",
                    "write the unit by its name in UDUNITS-2",
                    each("/axes/*", AxesChecks.unitIsListed()))
            .section("OME-Zarr, \"multiscales\" metadata")
            .must("system-axes-count", "list 2 to 5 axes, one for each dimension", at(IN_IMAGE + "/*/axes", list(2, 5)))
            .must(
                    "system-axes-time",
                    "give one axis only the type time",
                    at(IN_IMAGE + "/*/axes", AxesChecks.oneInTime()))
            .must(
                    "system-axes-channel",
                    "leave one axis that is neither of space nor of time",
                    at(IN_IMAGE + "/*/axes", AxesChecks.oneOfChannels()))
            .must(
                    "system-axes-order",
                    "write the image anew with its axes in the order time, channel, space",
                    at(IN_IMAGE + "/*/axes", AxesChecks.ordered()))
            .should(
                    "system-axes-zyx",
                    "write stacks with their axes in the order z, y, x",
                    at(IN_IMAGE + "/*/axes", AxesChecks.spaceIsZyx()))
            .list();

    private static Check<Value> each(String selector, Check<Value> check) {
        return at(IN_IMAGE + "/*" + selector, check).and(at(IN_SCENE + "/*" + selector, check));
    }
}
