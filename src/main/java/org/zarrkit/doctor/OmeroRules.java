package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.list;
import static org.zarrkit.doctor.Checks.matching;
import static org.zarrkit.doctor.Checks.number;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.oneOf;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.present;
import static org.zarrkit.doctor.Checks.text;
import static org.zarrkit.doctor.Checks.truth;

import java.util.List;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the colours and intensity windows of channels. */
final class OmeroRules {

    private static final String CHANNEL = "omero/channels/*";

    private OmeroRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"omero\" metadata")
            .must("omero-object", "write an object, or remove 'omero'", at("omero", object()))
            .must("omero-channels", "list the channels, or remove 'omero'", at("omero/channels", list()))
            .must("omero-channel-object", "write an object for each channel", at(CHANNEL, object()))
            .must(
                    "omero-color",
                    "state the colour as 6 hexadecimal digits",
                    at(CHANNEL + "/color", present("a colour")))
            .toleratedAlone(NgffVersion.V0_5, NgffVersion.V0_6)
            .must("omero-color-text", "state the colour as text", at(CHANNEL + "/color", optional(text())))
            .must(
                    "omero-window",
                    "state min, max, start and end of the window",
                    at(CHANNEL + "/window", present("a window")))
            .toleratedAlone(NgffVersion.V0_5, NgffVersion.V0_6)
            .must("omero-window-object", "write an object", at(CHANNEL + "/window", optional(object())))
            .must(
                    "omero-window-number",
                    "state min, max, start and end as numbers",
                    Stream.of("min", "max", "start", "end")
                            .map(end -> at(CHANNEL + "/window/" + end, number()))
                            .reduce(Check::and)
                            .orElseThrow())
            .must("omero-label-text", "write the name of the channel as text", at(CHANNEL + "/label", optional(text())))
            .must("omero-family-text", "write the family as text", at(CHANNEL + "/family", optional(text())))
            .must("omero-active-truth", "write true or false", at(CHANNEL + "/active", optional(truth())))
            .should(
                    "omero-model",
                    "write \"color\" or \"greyscale\"",
                    at("omero/rdefs/model", optional(oneOf(List.of("color", "greyscale")))))
            .advice(
                    "omero-window-order",
                    "state a window whose start is below its end",
                    at(CHANNEL + "/window", OmeroRules::order))
            .since(NgffVersion.V0_4)
            .must(
                    "omero-color-hex",
                    "state red, green and blue as 6 hexadecimal digits, such as \"00FF00\"",
                    at(CHANNEL + "/color", matching("[0-9A-Fa-f]{6}", "6 hexadecimal digits")))
            .list();

    private static Stream<Problem> order(Value window) {
        return is(
                        "a start below the end",
                        (Value w) -> !w.get("start").isNumber()
                                || !w.get("end").isNumber()
                                || w.get("start").json().doubleValue()
                                        < w.get("end").json().doubleValue())
                .of(window);
    }
}
