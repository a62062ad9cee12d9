package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;

/** Reads one entry of {@code multiscales}, of any version. */
final class MultiscaleReader {

    private static final Set<String> MEMBERS =
            Set.of("name", "datasets", "coordinateTransformations", "type", "metadata");
    private static final Set<String> LEVEL_MEMBERS = Set.of("path", "coordinateTransformations");

    private final NgffVersion version;

    MultiscaleReader(NgffVersion version) {
        this.version = version;
    }

    /**
     * Reads all images that can be understood.
     *
     * @throws InvalidMetadataException if there is none
     */
    List<Multiscale> readAll(DocumentNode multiscales, DocumentNode omero) {
        if (!multiscales.json().isArray() || multiscales.json().isEmpty())
            throw multiscales.invalid("a list of at least one image");
        Rendering rendering = RenderingReader.read(omero);
        List<Multiscale> images = new ArrayList<>();
        List<InvalidMetadataException> faults = new ArrayList<>();
        for (DocumentNode multiscale : multiscales.items()) {
            try {
                images.add(read(multiscale, rendering));
            } catch (InvalidMetadataException e) {
                faults.add(e);
            }
        }
        if (images.isEmpty()) throw faults.get(0);
        faults.forEach(fault -> multiscales.warnings().add("image passed over: " + fault.getMessage()));
        return images;
    }

    private Multiscale read(DocumentNode multiscale, Rendering rendering) {
        if (!multiscale.json().isObject()) throw multiscale.invalid("an object with the members axes and datasets");
        DocumentNode datasets = multiscale.get("datasets");
        if (!datasets.json().isArray() || datasets.json().isEmpty())
            throw datasets.invalid("a list of at least one level");
        boolean systems = multiscale.get("coordinateSystems").exists()
                && (version == NgffVersion.V0_6 || !multiscale.get("axes").exists());
        if (!systems && version == NgffVersion.V0_6 && !multiscale.get("axes").exists())
            throw multiscale.get("coordinateSystems").invalid("a list of at least one coordinate system");
        if (systems != (version == NgffVersion.V0_6))
            multiscale
                    .warnings()
                    .add(multiscale.place() + ": coordinateSystems belong to 0.6, axes to earlier versions");
        try {
            Placement placement = (systems ? SystemsPlacementReader.read(multiscale) : placed(multiscale));
            return placement.warned(multiscale).toMultiscale(rendering, description(multiscale, systems));
        } catch (IllegalArgumentException e) {
            throw multiscale.invalid(e);
        }
    }

    /** Axes, levels and transforms as OME-Zarr 0.1 to 0.5 state them. */
    private Placement placed(DocumentNode multiscale) {
        List<Axis> axes = AxesReader.read(multiscale.get("axes"), version);
        List<Level> levels = multiscale.get("datasets").items().stream()
                .map(item -> level(item, axes.size()))
                .toList();
        return new Placement(CoordinateSystems.of(axes), levels, common(multiscale, axes.size()));
    }

    private Level level(DocumentNode dataset, int rank) {
        String path = dataset.get("path").requiredPath();
        List<CoordinateTransform> transforms = List.of();
        // Before 0.4 there are no transforms: absence is no fault.
        DocumentNode stated = dataset.get("coordinateTransformations");
        if (stated.exists() || version.compareTo(NgffVersion.V0_4) >= 0)
            transforms = LevelTransforms.read(stated, rank, "the scale is derived from the shapes of the arrays");
        try {
            return new Level(path, transforms, UnknownMembers.of(dataset.json(), LEVEL_MEMBERS));
        } catch (IllegalArgumentException e) {
            throw dataset.get("path").invalid(e);
        }
    }

    private static List<CoordinateTransform> common(DocumentNode multiscale, int rank) {
        DocumentNode stated = multiscale.get("coordinateTransformations");
        return stated.exists() ? LevelTransforms.read(stated, rank, "it is passed over") : List.of();
    }

    private static Description description(DocumentNode multiscale, boolean systems) {
        Optional<JsonNode> metadata = Optional.of(multiscale.get("metadata"))
                .filter(DocumentNode::exists)
                .map(DocumentNode::json);
        return new Description(
                multiscale.get("name").text(),
                multiscale.get("type").text(),
                metadata,
                UnknownMembers.ofVersioned(multiscale.json(), MEMBERS)
                        .without(Set.of(systems ? "coordinateSystems" : "axes")));
    }
}
