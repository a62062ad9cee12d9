package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes one entry of {@code multiscales}. */
final class MultiscaleWriter {

    private final Multiscale image;
    private final NgffVersion version;

    private MultiscaleWriter(Multiscale image, NgffVersion version) {
        this.image = image;
        this.version = version;
    }

    /** @throws IllegalArgumentException if it is no image that OME-Zarr permits */
    static ObjectNode write(Multiscale image, NgffVersion version) {
        if (!image.hasScales())
            throw new IllegalArgumentException("a level of image '" + image.name() + "' states no scale");
        image.brokenAxesRule().ifPresent(rule -> {
            throw new IllegalArgumentException("axes are " + image.axes() + "; expected " + rule);
        });
        return new MultiscaleWriter(image, version).write();
    }

    /** What of an image a version has no place for, a sentence each. */
    static List<String> losses(Multiscale image, NgffVersion version) {
        if (version == NgffVersion.V0_6 || image.systems().isAlone()) return List.of();
        List<String> losses = new ArrayList<>();
        String remedy = " not written: OME-Zarr " + version.text() + " has no place for it; 0.6rc0 has";
        for (CoordinateSystem system : image.systems().list())
            if (!system.name().equals(image.systems().intrinsicName()))
                losses.add("the coordinate system '" + system.name() + "' is" + remedy);
        for (LinkedTransform link : image.systems().links())
            losses.add("the transform from '" + link.input() + "' to '" + link.output() + "', "
                    + Excerpt.of(TransformWriter.write(link.transform())) + ", is" + remedy);
        return losses;
    }

    private ObjectNode write() {
        Description description = image.description();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (version == NgffVersion.V0_4) json.put("version", version.text());
        description.name().ifPresent(name -> json.put("name", name));
        if (version == NgffVersion.V0_6) putSystems(json);
        else putAxes(json);
        description.downsamplingType().ifPresent(type -> json.put("type", type));
        description.downsamplingMetadata().ifPresent(metadata -> json.set("metadata", metadata));
        return NgffWriter.withUnknown(json, description.unknown().trueFor(version));
    }

    private void putAxes(ObjectNode json) {
        json.set("axes", SystemsWriter.axes(image.axes()));
        ArrayNode datasets = json.putArray("datasets");
        for (Level level : image.levels()) {
            ObjectNode dataset = datasets.addObject().put("path", level.path());
            dataset.set("coordinateTransformations", TransformWriter.write(level.scaleAndTranslation(image.rank())));
            NgffWriter.withUnknown(dataset, level.unknown());
        }
        if (!image.commonTransforms().isEmpty())
            json.set("coordinateTransformations", TransformWriter.write(image.commonTransforms()));
    }

    private void putSystems(ObjectNode json) {
        json.set("coordinateSystems", SystemsWriter.systems(image.systems().list()));
        ArrayNode datasets = json.putArray("datasets");
        for (int i = 0; i < image.levels().size(); i++) datasets.add(dataset(i));
        if (!image.systems().links().isEmpty())
            json.set(
                    "coordinateTransformations",
                    SystemsWriter.links(image.systems().links()));
    }

    // MUST (0.6, "multiscales"): exactly one transform, from the array at the path to the intrinsic system.
    private ObjectNode dataset(int index) {
        Level level = image.levels().get(index);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("path", level.path());
        ObjectNode transform = (ObjectNode) TransformWriter.write(single(index));
        JsonNode kept = level.unknown().get("coordinateTransformations").orElse(JsonNodeFactory.instance.objectNode());
        transform.set("input", end(kept.path("input")).put("path", level.path()));
        transform.set(
                "output", end(kept.path("output")).put("name", image.systems().intrinsicName()));
        json.putArray("coordinateTransformations").add(transform);
        return NgffWriter.withUnknown(json, level.unknown());
    }

    private static ObjectNode end(JsonNode kept) {
        return UnknownMembers.of(kept, Set.of()).toObject();
    }

    /** The transform of a level and the common ones as one. */
    private CoordinateTransform single(int index) {
        Level level = image.levels().get(index);
        if (image.commonTransforms().isEmpty() && level.transforms().size() == 1)
            return level.transforms().get(0);
        List<CoordinateTransform> steps = image.commonTransforms().isEmpty()
                ? level.transforms()
                : LevelTransforms.ofMatrix(image.transform(index).toAffine(image.rank()))
                        .orElseThrow(() -> new IllegalArgumentException("scales of level '" + level.path()
                                + "' and of the multiscale multiply to more than can be written"));
        return steps.size() == 1 ? steps.get(0) : new Sequence(steps);
    }
}
