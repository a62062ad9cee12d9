package org.zarrkit.ngff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads axes: none in OME-Zarr 0.1 and 0.2, names in 0.3, objects from 0.4 on. */
final class AxesReader {

    private static final List<String> BEFORE_0_3 = List.of("t", "c", "z", "y", "x");

    private static final Set<String> MEMBERS = Set.of("name", "type", "unit");

    private AxesReader() {}

    static List<Axis> read(DocumentNode axes, NgffVersion version) {
        // MUST (0.1, 0.2): five dimensions in the order t, c, z, y, x.
        if (!axes.exists() && version.compareTo(NgffVersion.V0_3) < 0)
            return BEFORE_0_3.stream()
                    .map(name -> Axis.of(name, AxisType.suggestedBy(name)))
                    .toList();
        int count = axes.json().size();
        if (!axes.json().isArray() || count == 0 || count > Axis.MOST)
            throw axes.invalid("a list of 2 to 5 axes" + (count > Axis.MOST ? ", found " + count + " axes" : ""));
        List<Axis> read = axes.items().stream().map(AxesReader::axis).toList();
        try {
            Axis.requireDistinct(read);
        } catch (IllegalArgumentException e) {
            throw axes.invalid(e);
        }
        return read;
    }

    private static Axis axis(DocumentNode axis) {
        if (axis.json().isTextual()) {
            String name = axis.json().textValue();
            return build(axis, name, AxisType.suggestedBy(name).ngffName(), Optional.empty());
        }
        if (!axis.json().isObject()) throw axis.invalid("an object with the members name, type and unit");
        String name = axis.get("name").requiredText();
        Optional<String> type = axis.get("type").text().or(() -> inferred(axis, name));
        Optional<String> unit = axis.get("unit").text();
        unit.ifPresent(text -> {
            if (!Units.isListed(text, AxisType.named(type.orElse(""))))
                axis.get("unit").warn("not a unit that OME-Zarr lists for this type of axis; it is kept");
        });
        return build(axis, name, type, unit);
    }

    private static Axis build(DocumentNode axis, String name, Optional<String> type, Optional<String> unit) {
        try {
            return new Axis(name, type, unit, UnknownMembers.of(axis.json(), MEMBERS));
        } catch (IllegalArgumentException e) {
            throw axis.invalid(e);
        }
    }

    private static Optional<String> inferred(DocumentNode axis, String name) {
        Optional<String> type = AxisType.suggestedBy(name).ngffName();
        type.ifPresent(text -> axis.warn("no type is stated; read as '" + text + "', which the name suggests"));
        return type;
    }
}
