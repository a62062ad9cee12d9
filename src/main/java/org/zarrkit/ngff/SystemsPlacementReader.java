package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads levels and coordinate systems of one image of OME-Zarr 0.6 and its pre-releases. */
final class SystemsPlacementReader {

    private static final Set<String> LEVEL_MEMBERS = Set.of("path", "coordinateTransformations");

    private final DocumentNode multiscale;
    private final List<CoordinateSystem> systems;

    private SystemsPlacementReader(DocumentNode multiscale, List<CoordinateSystem> systems) {
        this.multiscale = multiscale;
        this.systems = systems;
    }

    static Placement read(DocumentNode multiscale) {
        DocumentNode stated = multiscale.get("coordinateSystems");
        List<CoordinateSystem> systems = SystemsReader.systems(stated);
        if (systems.isEmpty()) throw stated.invalid("a list of at least one coordinate system");
        return new SystemsPlacementReader(multiscale, systems).read();
    }

    private Placement read() {
        List<DocumentNode> datasets = multiscale.get("datasets").items();
        CoordinateSystem intrinsic = intrinsic(datasets);
        List<Optional<CoordinateTransform>> transforms = new ArrayList<>();
        for (DocumentNode dataset : datasets) transforms.add(transform(dataset, intrinsic));
        List<Level> levels = new ArrayList<>();
        for (DocumentNode dataset : datasets) levels.add(level(dataset));
        List<LinkedTransform> links = SystemsReader.links(multiscale.get("coordinateTransformations"), systems);
        CoordinateSystems all = new CoordinateSystems(systems, intrinsic.name(), links);
        if (transforms.stream().flatMap(Optional::stream).allMatch(t -> isRegular(t, intrinsic.rank()))) {
            for (int i = 0; i < levels.size(); i++)
                levels.set(
                        i, levels.get(i).withStated(transforms.get(i).stream().toList()));
            return new Placement(all, levels, List.of());
        }
        multiscale
                .warnings()
                .add(multiscale.place() + ".datasets: transforms of levels are not all identity, scale, or scale and"
                        + " translation; they are converted, or kept as a transform from a system of array indices");
        return IrregularLevels.placed(all, levels, transforms);
    }

    /** The system to which the first level leads, or else the first in the list. */
    private CoordinateSystem intrinsic(List<DocumentNode> datasets) {
        Optional<String> name = Optional.empty();
        for (DocumentNode dataset : datasets) {
            DocumentNode end = dataset.get("coordinateTransformations").last().get("output");
            Optional<String> stated = SystemsReader.reference(end).flatMap(SystemReference::name);
            // MUST (0.6, "multiscales"): the transforms of all levels lead to the same system.
            if (name.isPresent() && !stated.equals(name)) end.warn("expected '" + name.get() + "', as of level 0");
            if (name.isEmpty()) name = stated;
        }
        String wanted = name.orElse("");
        return systems.stream()
                .filter(system -> system.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    multiscale
                            .warnings()
                            .add(multiscale.place() + ".datasets: levels lead to no coordinate system of the list; read"
                                    + " as leading to '" + systems.get(0).name() + "'");
                    return systems.get(0);
                });
    }

    private static Optional<CoordinateTransform> transform(DocumentNode dataset, CoordinateSystem intrinsic) {
        DocumentNode list = dataset.get("coordinateTransformations");
        // MUST (0.6, "multiscales"): exactly one transform for each level, from the array at its path.
        if (list.json().size() != 1) list.warn("expected a list of exactly one transform");
        if (list.items().isEmpty()) return Optional.empty();
        List<CoordinateTransform> read = new ArrayList<>();
        List<String> names = intrinsic.axes().stream().map(Axis::name).toList();
        for (DocumentNode item : list.items()) read.add(TransformReader.readBetween(item, names, names));
        DocumentNode input = list.items().get(0).get("input");
        String from = input.json().isTextual()
                ? input.json().textValue()
                : input.json().path("path").asText();
        if (!from.equals(dataset.json().path("path").asText()))
            input.warn("expected the path of the level, which counts");
        return Optional.of(read.size() == 1 ? read.get(0) : new Sequence(read));
    }

    private static boolean isRegular(CoordinateTransform transform, int rank) {
        if (transform instanceof Sequence sequence && sequence.transforms().size() != 2) return false;
        return LevelTransforms.isScaleAndTranslation(List.of(transform), rank);
    }

    private static Level level(DocumentNode dataset) {
        String path = dataset.get("path").requiredPath();
        UnknownMembers unknown = UnknownMembers.of(dataset.json(), LEVEL_MEMBERS);
        ObjectNode ends = JsonNodeFactory.instance.objectNode();
        JsonNode last = dataset.get("coordinateTransformations").last().json();
        keep(ends, "input", UnknownMembers.of(last.path("input"), Set.of("path")));
        keep(ends, "output", UnknownMembers.of(last.path("output"), Set.of("name")));
        try {
            return new Level(
                    path, List.of(), ends.isEmpty() ? unknown : unknown.with("coordinateTransformations", ends));
        } catch (IllegalArgumentException e) {
            throw dataset.get("path").invalid(e);
        }
    }

    private static void keep(ObjectNode ends, String name, UnknownMembers rest) {
        if (!rest.isEmpty()) ends.set(name, rest.toObject());
    }
}
