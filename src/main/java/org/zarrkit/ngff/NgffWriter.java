package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes what a group describes as its attributes, for OME-Zarr 0.4, 0.5 and 0.6rc0, such that they fit the schema.
 * Members that were read and not interpreted are written back where they stood.
 */
public final class NgffWriter {

    private static final List<String> IMAGE_KEYS = List.of("multiscales", "omero");

    static final List<String> MEMBERS =
            Stream.concat(NgffReader.KEYS.stream(), Stream.of("omero")).toList();

    private NgffWriter() {}

    /** Like {@link #write(GroupContent, NgffVersion, ObjectNode)} into an empty object. */
    public static ObjectNode write(GroupContent content, NgffVersion version) {
        return write(content, version, JsonNodeFactory.instance.objectNode());
    }

    /**
     * A copy of a group's attributes with this content in them: under {@code ome} from 0.5 on, at the top for 0.4. What
     * the attributes said of such a content before is replaced, in either place; all else stays.
     *
     * @throws IllegalArgumentException if the version is older than 0.4, or has no such content; of an image if a level
     *     states no scale, if a channel lacks colour or window ({@link Multiscale#withDerivedScales} and
     *     {@link Rendering#completedFrom} supply them), or if number, types or order of the axes are not permitted
     */
    public static ObjectNode write(GroupContent content, NgffVersion version, ObjectNode attributes) {
        ObjectNode written = attributes.deepCopy();
        ObjectNode target = target(written, version);
        if (content instanceof Multiscale image) {
            putImages(target, List.of(image), version);
            putGroup(written, image.description().group(), version);
        } else put(target, content, version);
        return written;
    }

    /**
     * The attributes of a group that say all that a document said.
     *
     * @throws IllegalArgumentException as {@link #write(GroupContent, NgffVersion, ObjectNode)} does
     */
    public static ObjectNode write(NgffDocument document, NgffVersion version) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        ObjectNode target = target(written, version);
        if (!document.images().isEmpty()) putImages(target, document.images(), version);
        for (GroupContent content : document.contents())
            if (!(content instanceof Multiscale)) put(target, content, version);
        putGroup(written, document.group(), version);
        return written;
    }

    /**
     * What of an image a version has no place for, a sentence each: coordinate systems and transforms between them
     * before 0.6.
     */
    public static List<String> losses(Multiscale image, NgffVersion version) {
        return MultiscaleWriter.losses(image, version);
    }

    /** The name of a transform's type in a document; empty if it is of none that is known. */
    public static String type(CoordinateTransform transform) {
        return TransformWriter.write(transform).path("type").asText();
    }

    /** The object for members of a version, made in these attributes; members that stood in the other place are in it. */
    private static ObjectNode target(ObjectNode attributes, NgffVersion version) {
        if (!version.isWritten())
            throw new IllegalArgumentException("OME-Zarr " + version.text() + "; Zarrkit writes 0.4, 0.5 and 0.6rc0");
        ObjectNode members = attributes.objectNode();
        for (String key : MEMBERS) if (attributes.has(key)) members.set(key, attributes.remove(key));
        if (attributes.path("ome").isObject()) members.setAll((ObjectNode) attributes.remove("ome"));
        if (version != NgffVersion.V0_4) {
            attributes.set("ome", members.put("version", version.text()));
            return members;
        }
        members.remove("version");
        return attributes.setAll(members);
    }

    private static void putImages(ObjectNode target, List<Multiscale> images, NgffVersion version) {
        target.remove(IMAGE_KEYS);
        ArrayNode multiscales = target.putArray("multiscales");
        images.forEach(image -> multiscales.add(MultiscaleWriter.write(image, version)));
        Rendering rendering = images.get(0).rendering();
        if (!rendering.equals(Rendering.NONE)) target.set("omero", RenderingWriter.write(rendering, version));
    }

    private static void put(ObjectNode target, GroupContent content, NgffVersion version) {
        if (content instanceof Labels labels) target.set("labels", LabelWriter.paths(labels.paths()));
        if (content instanceof ImageLabel label) target.set("image-label", LabelWriter.imageLabel(label, version));
        if (content instanceof Plate plate) target.set("plate", HcsWriter.plate(plate, version));
        if (content instanceof Well well) target.set("well", HcsWriter.well(well, version));
        if (content instanceof Series series) target.set("series", LabelWriter.paths(series.paths()));
        if (content instanceof Bioformats2rawLayout) target.put("bioformats2raw.layout", 3);
        if (content instanceof Scene scene) {
            if (version != NgffVersion.V0_6)
                throw new IllegalArgumentException("OME-Zarr " + version.text() + " has no scenes; 0.6rc0 has");
            target.set("scene", SystemsWriter.scene(scene));
        }
    }

    /** Puts back what stood beside the members of OME-Zarr; of a version at the wrong place only what stays true. */
    private static void putGroup(ObjectNode attributes, GroupMembers group, NgffVersion version) {
        withUnknown(attributes, group.attributes().trueFor(version));
        withUnknown(version == NgffVersion.V0_4 ? attributes : (ObjectNode) attributes.get("ome"), group.ome());
    }

    /** Adds the members that are kept; none may replace one that is written. */
    static ObjectNode withUnknown(ObjectNode json, UnknownMembers unknown) {
        Set<String> written = new HashSet<>();
        json.fieldNames().forEachRemaining(written::add);
        json.setAll(unknown.without(written).toObject());
        return json;
    }
}
