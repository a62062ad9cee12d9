package org.zarrkit.doctor;

import static org.zarrkit.doctor.Checks.at;
import static org.zarrkit.doctor.Checks.is;
import static org.zarrkit.doctor.Checks.object;
import static org.zarrkit.doctor.Checks.oneOf;
import static org.zarrkit.doctor.Checks.optional;
import static org.zarrkit.doctor.Checks.someList;
import static org.zarrkit.doctor.Checks.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/** The rules for the transformations of 0.4 and 0.5: a scale, and perhaps a translation after it. */
final class TransformRules {

    private static final String OF_LEVEL = "multiscales/*/datasets/*/coordinateTransformations";
    private static final String OF_ALL = "multiscales/*/coordinateTransformations";
    private static final List<String> TYPES = List.of("scale", "translation");

    private TransformRules() {}

    static final List<Rule<Value>> RULES = RuleList.<Value>of("OME-Zarr, \"multiscales\" metadata")
            .versions(NgffVersion.V0_4, NgffVersion.V0_5)
            .must("transforms-list", "state the pixel size of each level as a scale", at(OF_LEVEL, someList()))
            .must(
                    "transforms-common-list",
                    "remove the empty list, or state a scale in it",
                    at(OF_ALL, optional(someList())))
            .must("transform-object", "write an object for each transformation", everywhere("/*", object()))
            .must("transform-type", "use scale and translation only", everywhere("/*/type", text().and(oneOf(TYPES))))
            .must("transform-vector", "state one number for each axis", everywhere("/*", TransformRules::vector))
            .must("transforms-one-scale", "state exactly one scale", everywhere("", counted("scale", 1, 1)))
            .must(
                    "transforms-one-translation",
                    "join the translations into one",
                    everywhere("", counted("translation", 0, 1)))
            .must(
                    "transforms-order",
                    "state the translation after the scale, in physical units",
                    everywhere("", is("the scale before the translation", TransformRules::isOrdered)))
            .must("transform-length", "state one number for each axis", at("multiscales/*", TransformRules::lengths))
            .toleratedAlone(NgffVersion.V0_4)
            .should(
                    "scale-positive",
                    "state sizes of pixels above 0",
                    everywhere(
                            "/*/scale/*",
                            is(
                                    "a number above 0",
                                    n -> !n.isNumber() || n.json().doubleValue() > 0)))
            .list();

    private static Check<Value> everywhere(String selector, Check<Value> check) {
        return at(OF_LEVEL + selector, check).and(at(OF_ALL + selector, optional(check)));
    }

    /** The parameters of a scale or translation: numbers, under the name of the type. */
    private static Stream<Problem> vector(Value transform) {
        Optional<String> type = transform.get("type").text().filter(TYPES::contains);
        if (type.isEmpty()) return Stream.empty();
        return is(
                        "a list of at least 2 numbers",
                        (Value v) -> v.numbers().filter(n -> n.size() >= 2).isPresent())
                .of(transform.get(type.get()));
    }

    private static Check<Value> counted(String type, int least, int most) {
        String expected = (least == most ? "exactly " : "at most ") + most + " of type " + type;
        return is(expected, list -> {
            long count = count(list, type);
            return !list.json().isArray() || count >= least && count <= most;
        });
    }

    private static long count(Value list, String type) {
        return list.items()
                .filter(transform -> transform.get("type").text().equals(Optional.of(type)))
                .count();
    }

    private static boolean isOrdered(Value list) {
        List<String> types = Checks.texts(list, "type");
        return !types.contains("translation") || types.indexOf("scale") <= types.indexOf("translation");
    }

    private static Stream<Problem> lengths(Value multiscale) {
        int axes = multiscale.get("axes").json().size();
        if (axes == 0) return Stream.empty();
        Stream<Value> transforms = Stream.of("datasets/*/coordinateTransformations/*", "coordinateTransformations/*")
                .flatMap(multiscale::select);
        return transforms
                .flatMap(transform -> TYPES.stream().map(transform::get))
                .filter(vector -> vector.json().isArray())
                .flatMap(is(
                        axes + " numbers, one for each axis",
                        vector -> vector.json().size() == axes)::of);
    }
}
