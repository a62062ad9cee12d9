package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;

/** Reads coordinate systems and the transforms between them, of images and of scenes (OME-Zarr 0.6). */
final class SystemsReader {

    private static final Set<String> MEMBERS = Set.of("name", "axes");
    private static final Set<String> END_MEMBERS = Set.of("name", "path");

    private SystemsReader() {}

    /**
     * All systems that can be understood; the others are passed over with a warning.
     *
     * @throws InvalidMetadataException if there are none, although there should be
     */
    static List<CoordinateSystem> systems(DocumentNode list) {
        Map<String, CoordinateSystem> systems = new HashMap<>();
        List<CoordinateSystem> inOrder = new ArrayList<>();
        Optional<InvalidMetadataException> fault = Optional.empty();
        for (DocumentNode item : list.items()) {
            try {
                CoordinateSystem system = system(item);
                if (systems.putIfAbsent(system.name(), system) == null) inOrder.add(system);
                else item.warn("a second coordinate system of this name; the first counts");
            } catch (InvalidMetadataException e) {
                fault = fault.or(() -> Optional.of(e));
                list.warnings().add("coordinate system passed over: " + e.getMessage());
            }
        }
        if (inOrder.isEmpty() && fault.isPresent()) throw fault.get();
        return inOrder;
    }

    private static CoordinateSystem system(DocumentNode system) {
        if (!system.json().isObject()) throw system.invalid("an object with the members name and axes");
        String name = system.get("name").requiredText();
        List<Axis> axes = AxesReader.read(system.get("axes"), NgffVersion.V0_6);
        try {
            return new CoordinateSystem(name, axes, UnknownMembers.of(system.json(), MEMBERS));
        } catch (IllegalArgumentException e) {
            throw system.invalid(e);
        }
    }

    /** The transforms of a list, each with its ends; one without ends, or without a known type, is warned of. */
    static List<LinkedTransform> links(DocumentNode list, List<CoordinateSystem> systems) {
        Map<String, CoordinateSystem> byName = new HashMap<>();
        systems.forEach(system -> byName.put(system.name(), system));
        List<LinkedTransform> links = new ArrayList<>();
        for (DocumentNode item : list.items()) {
            Optional<SystemReference> input = end(item.get("input"), byName);
            Optional<SystemReference> output = end(item.get("output"), byName);
            if (input.isEmpty() || output.isEmpty())
                item.warn("a transform between coordinate systems needs an input and an output; it is passed over");
            else links.add(link(item, input.get(), output.get(), byName));
        }
        return links;
    }

    private static LinkedTransform link(
            DocumentNode item, SystemReference input, SystemReference output, Map<String, CoordinateSystem> byName) {
        List<String> inputNames = axisNames(input, byName);
        List<String> outputNames = axisNames(output, byName);
        CoordinateTransform transform = TransformReader.readBetween(item, inputNames, outputNames);
        if (transform.isAffine() && !inputNames.isEmpty()) {
            Optional<AffineMatrix> matrix = LevelTransforms.matrix(List.of(transform), inputNames.size());
            boolean fits =
                    matrix.isPresent() && (outputNames.isEmpty() || matrix.get().outputRank() == outputNames.size());
            if (!fits) {
                item.warn(
                        "it does not lead from " + inputNames + " to " + outputNames + "; it is kept, but not applied");
                return new LinkedTransform(
                        input,
                        output,
                        new UnknownTransform(UnknownMembers.of(item.json(), Set.of("input", "output"))
                                .toObject()));
            }
        }
        return new LinkedTransform(input, output, transform);
    }

    private static List<String> axisNames(SystemReference end, Map<String, CoordinateSystem> byName) {
        return end.isHere() && byName.containsKey(end.name().orElse(""))
                ? byName.get(end.name().orElse("")).axes().stream()
                        .map(Axis::name)
                        .toList()
                : List.of();
    }

    private static Optional<SystemReference> end(DocumentNode end, Map<String, CoordinateSystem> byName) {
        Optional<SystemReference> read = reference(end);
        read.filter(SystemReference::isHere)
                .filter(reference -> !byName.containsKey(reference.name().orElse("")))
                .ifPresent(reference -> end.warn("there is no coordinate system of this name"));
        return read;
    }

    /** A reference to a system; pre-releases of 0.6 have its name alone. */
    static Optional<SystemReference> reference(DocumentNode end) {
        if (end.json().isTextual()) {
            end.warn("a spelling of pre-releases of 0.6; expected an object with a name");
            return Optional.of(SystemReference.named(end.json().textValue()));
        }
        Optional<String> name = end.get("name").text();
        Optional<String> path = end.get("path").text().filter(text -> !text.isEmpty());
        if (name.isEmpty() && path.isEmpty()) return Optional.empty();
        return Optional.of(new SystemReference(name, path, UnknownMembers.of(end.json(), END_MEMBERS)));
    }
}
