package org.zarrkit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zarrkit.ngff.NgffVersion;

/**
 * What the attributes of a group say of OME-Zarr.
 *
 * @param ome the object that has the members: {@code ome} from 0.5 on, the attributes themselves before
 * @param version by whose rules it is judged: the one stated, else the one it looks like
 */
record OmeMetadata(Value ome, int zarrFormat, boolean isInNamespace, NgffVersion version) {

    /** The members that say what a group is. */
    static final List<String> KINDS = List.of(
            "multiscales", "labels", "image-label", "plate", "well", "series", "bioformats2raw.layout", "scene");

    private static final Pattern NUMBERS = Pattern.compile("(\\d+\\.\\d+)(?!\\d).*", Pattern.DOTALL);

    /** The metadata in the attributes of a group or array; empty if they say nothing of OME-Zarr. */
    static Optional<OmeMetadata> of(Value attributes, int zarrFormat) {
        Value inner = attributes.get("ome");
        boolean atRoot = KINDS.stream().anyMatch(kind -> attributes.get(kind).exists());
        boolean inside = inner.exists() && (zarrFormat == 3 || inner.json().isObject() && !atRoot);
        if (!inside && !atRoot) return Optional.empty();
        Value ome = inside ? inner : attributes;
        return Optional.of(new OmeMetadata(ome, zarrFormat, inside, versionOf(ome, zarrFormat, inside)));
    }

    /** The members present that say what the group is. */
    List<String> kinds() {
        return KINDS.stream().filter(this::has).toList();
    }

    boolean has(String kind) {
        return ome.get(kind).exists();
    }

    /**
     * The places that state the version, where they do: {@code ome.version} from 0.5 on, before that one in each part.
     * A {@code version} among the attributes themselves may be that of other software.
     */
    Stream<Value> statements() {
        return statements(ome, isInNamespace);
    }

    private static Stream<Value> statements(Value ome, boolean isInNamespace) {
        Stream<Value> places = isInNamespace ? Stream.of(ome.get("version")) : inner(ome);
        return places.filter(place -> !place.isMissing());
    }

    /** Versions in the parts, where they do not belong from 0.5 on. */
    Stream<Value> inner() {
        return inner(ome).filter(place -> !place.isMissing());
    }

    private static Stream<Value> inner(Value ome) {
        return Stream.of("multiscales/*/version", "plate/version", "well/version", "image-label/version")
                .flatMap(ome::select);
    }

    private static NgffVersion versionOf(Value ome, int zarrFormat, boolean isInNamespace) {
        return Stream.concat(statements(ome, isInNamespace), Stream.of(ome.get("version")))
                .flatMap(statement -> statement.text().flatMap(OmeMetadata::nearest).stream())
                .findFirst()
                .orElseGet(() -> inferred(ome, zarrFormat));
    }

    /** The version that a text names, or of which it names an unpublished variant. */
    private static Optional<NgffVersion> nearest(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) return Optional.empty();
        for (NgffVersion version : NgffVersion.values())
            if (version.text().startsWith(numbers.group(1))) return Optional.of(version);
        return Optional.empty();
    }

    /** As many documents state no version, their form must do: axes are names in 0.3 and objects from 0.4 on. */
    private static NgffVersion inferred(Value ome, int zarrFormat) {
        if (ome.select("multiscales/*/coordinateSystems").anyMatch(Value::exists)
                || ome.get("scene").exists()) return NgffVersion.V0_6;
        if (zarrFormat == 3) return NgffVersion.V0_5;
        boolean indices = ome.select("plate/wells/*/rowIndex").anyMatch(Value::exists);
        if (!indices && ome.select("plate/wells/*").findAny().isPresent()) return NgffVersion.V0_3;
        boolean transforms =
                ome.select("multiscales/*/datasets/*/coordinateTransformations").anyMatch(Value::exists);
        Optional<Value> axes =
                ome.select("multiscales/*/axes").filter(Value::exists).findFirst();
        boolean images = ome.select("multiscales/*").findAny().isPresent();
        if (images && axes.isEmpty()) return transforms ? NgffVersion.V0_4 : NgffVersion.V0_1;
        boolean names = axes.filter(list -> list.json().path(0).isTextual()).isPresent();
        return names ? NgffVersion.V0_3 : NgffVersion.V0_4;
    }
}
