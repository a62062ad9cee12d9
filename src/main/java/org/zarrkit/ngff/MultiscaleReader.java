package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;

/** Reads one entry of {@code multiscales}, of OME-Zarr 0.1 to 0.5. */
final class MultiscaleReader {

    private static final Set<String> MEMBERS =
            Set.of("name", "version", "axes", "datasets", "coordinateTransformations", "type", "metadata");
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
        List<Axis> axes = axes(multiscale.get("axes"));
        DocumentNode datasets = multiscale.get("datasets");
        if (!datasets.json().isArray() || datasets.json().isEmpty())
            throw datasets.invalid("a list of at least one level");
        List<Level> levels =
                datasets.items().stream().map(item -> level(item, axes.size())).toList();
        try {
            return new Multiscale(axes, levels, common(multiscale, axes.size()), rendering, description(multiscale));
        } catch (IllegalArgumentException e) {
            throw multiscale.invalid(e);
        }
    }

    private List<Axis> axes(DocumentNode stated) {
        List<Axis> axes = AxesReader.read(stated, version);
        try {
            // Here already, because matrices are made for as many axes as there are.
            Multiscale.requireValidAxes(axes);
        } catch (IllegalArgumentException e) {
            throw stated.invalid(e);
        }
        return axes;
    }

    private Level level(DocumentNode dataset, int rank) {
        String path = dataset.get("path").requiredText();
        List<CoordinateTransform> transforms = List.of();
        // Before 0.4 there are no transforms: absence is no fault.
        DocumentNode stated = dataset.get("coordinateTransformations");
        if (stated.exists() || version.compareTo(NgffVersion.V0_4) >= 0)
            transforms = TransformReader.readScaleAndTranslation(
                    stated, rank, "the scale is derived from the shapes of the arrays");
        try {
            return new Level(path, transforms, UnknownMembers.of(dataset.json(), LEVEL_MEMBERS));
        } catch (IllegalArgumentException e) {
            throw dataset.get("path").invalid(e);
        }
    }

    private static List<CoordinateTransform> common(DocumentNode multiscale, int rank) {
        DocumentNode stated = multiscale.get("coordinateTransformations");
        return stated.exists() ? TransformReader.readScaleAndTranslation(stated, rank, "it is passed over") : List.of();
    }

    private static Description description(DocumentNode multiscale) {
        Optional<JsonNode> metadata = Optional.of(multiscale.get("metadata"))
                .filter(DocumentNode::exists)
                .map(DocumentNode::json);
        return new Description(
                multiscale.get("name").text(),
                multiscale.get("type").text(),
                metadata,
                UnknownMembers.of(multiscale.json(), MEMBERS));
    }
}
