package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes images and labels as attributes of their groups, for OME-Zarr 0.4 and 0.5, such that they fit the schema. */
public final class NgffWriter {

    private static final List<String> IMAGE_KEYS = List.of("multiscales", "omero");

    private static final List<String> MEMBERS =
            Stream.concat(NgffReader.KEYS.stream(), Stream.of("omero")).toList();

    private NgffWriter() {}

    /** Like {@link #write(Multiscale, NgffVersion, ObjectNode)} into an empty object. */
    public static ObjectNode write(Multiscale image, NgffVersion version) {
        return write(image, version, JsonNodeFactory.instance.objectNode());
    }

    /**
     * A copy of a group's attributes with the image in them: under {@code ome} for 0.5, at the top for 0.4. What the
     * attributes said of an image before is replaced, in either place; all else stays.
     *
     * @throws IllegalArgumentException if the version is neither 0.4 nor 0.5, if a level states no scale, or if a
     *     channel lacks colour or window ({@link Multiscale#withDerivedScales} and {@link Rendering#completedFrom}
     *     supply them), or if number, types or order of the axes are not those of an image
     */
    public static ObjectNode write(Multiscale image, NgffVersion version, ObjectNode attributes) {
        if (!image.hasScales())
            throw new IllegalArgumentException("a level of image '" + image.name() + "' states no scale");
        image.brokenAxesRule().ifPresent(rule -> {
            throw new IllegalArgumentException("axes are " + image.axes() + "; expected " + rule);
        });
        ObjectNode written = attributes.deepCopy();
        ObjectNode target = target(written, version);
        target.remove(IMAGE_KEYS);
        writeMembers(image, version, target);
        return written;
    }

    /** Like {@link #write(Multiscale, NgffVersion, ObjectNode)}, for the group {@code labels}. */
    public static ObjectNode write(Labels labels, NgffVersion version, ObjectNode attributes) {
        ObjectNode written = attributes.deepCopy();
        ArrayNode paths = target(written, version).putArray("labels");
        labels.paths().forEach(paths::add);
        return written;
    }

    /** Like {@link #write(Multiscale, NgffVersion, ObjectNode)}, for what marks a label image beside its levels. */
    public static ObjectNode write(ImageLabel label, NgffVersion version, ObjectNode attributes) {
        ObjectNode written = attributes.deepCopy();
        ObjectNode json = target(written, version).putObject("image-label");
        if (version == NgffVersion.V0_4) json.put("version", version.text());
        label.colors().forEach((value, rgba) -> {
            ObjectNode color = json.withArray("colors").addObject().put("label-value", value);
            ArrayNode parts = color.putArray("rgba");
            for (int shift = 24; shift >= 0; shift -= 8) parts.add(rgba >>> shift & 0xFF);
        });
        label.source().ifPresent(image -> json.putObject("source").put("image", image));
        withUnknown(json, label.unknown());
        return written;
    }

    /** The object for members of a version, made in these attributes; members that stood in the other place are in it. */
    private static ObjectNode target(ObjectNode attributes, NgffVersion version) {
        if (version != NgffVersion.V0_4 && version != NgffVersion.V0_5)
            throw new IllegalArgumentException("OME-Zarr " + version.text() + "; Zarrkit writes 0.4 and 0.5");
        ObjectNode members = attributes.objectNode();
        for (String key : MEMBERS) if (attributes.has(key)) members.set(key, attributes.remove(key));
        if (attributes.path("ome").isObject()) members.setAll((ObjectNode) attributes.remove("ome"));
        if (version == NgffVersion.V0_5) {
            attributes.set("ome", members.put("version", version.text()));
            return members;
        }
        members.remove("version");
        return attributes.setAll(members);
    }

    private static void writeMembers(Multiscale image, NgffVersion version, ObjectNode target) {
        target.set("multiscales", target.arrayNode().add(multiscale(image, version)));
        if (!image.rendering().equals(Rendering.NONE))
            target.set("omero", RenderingWriter.write(image.rendering(), version));
    }

    private static ObjectNode multiscale(Multiscale image, NgffVersion version) {
        Description description = image.description();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (version == NgffVersion.V0_4) json.put("version", version.text());
        description.name().ifPresent(name -> json.put("name", name));
        ArrayNode axes = json.putArray("axes");
        image.axes().forEach(axis -> axes.add(axis(axis)));
        ArrayNode datasets = json.putArray("datasets");
        image.levels().forEach(level -> datasets.add(level(level, image.rank())));
        if (!image.commonTransforms().isEmpty())
            json.set("coordinateTransformations", TransformWriter.write(image.commonTransforms()));
        description.downsamplingType().ifPresent(type -> json.put("type", type));
        description.downsamplingMetadata().ifPresent(metadata -> json.set("metadata", metadata));
        return withUnknown(json, description.unknown());
    }

    private static ObjectNode axis(Axis axis) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", axis.name());
        axis.typeName().ifPresent(type -> json.put("type", type));
        // SHOULD ("axes"): a UDUNITS name, whatever the spelling that was read.
        axis.unit().flatMap(Units::toUdunits).ifPresent(unit -> json.put("unit", unit));
        return withUnknown(json, axis.unknown());
    }

    private static ObjectNode level(Level level, int rank) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("path", level.path());
        json.set("coordinateTransformations", TransformWriter.write(level.scaleAndTranslation(rank)));
        return withUnknown(json, level.unknown());
    }

    /** Adds the members that are kept; none may replace one that is written. */
    static ObjectNode withUnknown(ObjectNode json, UnknownMembers unknown) {
        Set<String> written = new HashSet<>();
        json.fieldNames().forEachRemaining(written::add);
        ObjectNode kept = unknown.toObject().remove(written);
        json.setAll(kept);
        return json;
    }
}
