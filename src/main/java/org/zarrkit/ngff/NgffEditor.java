package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * Changes what the attributes of a group say of an image, of OME-Zarr 0.1 to 0.6, and nothing else of them: other
 * members, their order, and the version stay.
 */
public final class NgffEditor {

    private final Multiscale image;
    private final NgffVersion version;
    private final ObjectNode ome;
    private final ObjectNode multiscale;

    private NgffEditor(Multiscale image, NgffVersion version, ObjectNode ome, ObjectNode multiscale) {
        this.image = image;
        this.version = version;
        this.ome = ome;
        this.multiscale = multiscale;
    }

    /**
     * The changed attributes.
     *
     * @param image what the attributes say, with scales for all levels; if channels are changed, with a channel for each
     *     position along the channel axis, with colour and complete window: they fill in what the attributes leave open
     * @param zarrFormat 2 if the attributes come from {@code .zattrs}, 3 if from {@code zarr.json}
     * @return a copy
     * @throws IllegalArgumentException if there is no such axis or channel
     * @throws UnsupportedFeatureException if the version has no place for what is asked; the message says which has
     */
    public static ObjectNode edit(Multiscale image, ImageChange change, ObjectNode attributes, int zarrFormat) {
        ObjectNode edited = attributes.deepCopy();
        NgffVersion version = NgffReader.read(attributes, zarrFormat)
                .version()
                .orElseThrow(() -> new IllegalArgumentException("the attributes are not those of an image"));
        ObjectNode ome = members(edited, zarrFormat);
        new NgffEditor(image, version, ome, multiscale(ome, version)).apply(change);
        return edited;
    }

    /** The object that holds the members, as {@link NgffReader} finds it. */
    private static ObjectNode members(ObjectNode attributes, int zarrFormat) {
        boolean atRoot = attributes.has("multiscales");
        boolean inOme = attributes.path("ome").isObject();
        return inOme && (zarrFormat == 3 || !atRoot) ? (ObjectNode) attributes.get("ome") : attributes;
    }

    /** The entry that is opened: the first that can be understood. */
    private static ObjectNode multiscale(ObjectNode ome, NgffVersion version) {
        for (JsonNode entry : ome.path("multiscales")) {
            ArrayNode alone = ome.arrayNode().add(entry);
            try {
                new MultiscaleReader(version)
                        .readAll(DocumentNode.root(alone, ""), DocumentNode.root(ome.missingNode(), ""));
                return (ObjectNode) entry;
            } catch (InvalidMetadataException faulty) {
                continue;
            }
        }
        throw new IllegalArgumentException("the attributes are not those of an image");
    }

    private void apply(ImageChange change) {
        change.name().ifPresent(this::rename);
        change.axes().forEach(this::changeAxis);
        if (change.changesRendering()) new OmeroEditor(image.rendering(), version, ome).apply(change);
    }

    /** OMERO repeats the name. */
    private void rename(String name) {
        JsonNode omero = ome.path("omero");
        if (omero.has("name") && omero.get("name").asText().equals(image.name()))
            ((ObjectNode) omero).put("name", name);
        multiscale.put("name", name);
    }

    private void changeAxis(String name, AxisChange change) {
        int index = index(name);
        requireVersion("units and pixel sizes");
        change.unit().ifPresent(unit -> setUnit(index, unit));
        if (change.movesLevels()) new LevelEditor(image, multiscale).move(index, change);
    }

    private int index(String name) {
        for (int i = 0; i < image.rank(); i++) if (image.axes().get(i).name().equals(name)) return i;
        throw new IllegalArgumentException("there is no axis '" + name + "'; there are "
                + image.axes().stream().map(Axis::name).toList());
    }

    private void requireVersion(String what) {
        if (version.compareTo(NgffVersion.V0_4) < 0)
            throw new UnsupportedFeatureException("OME-Zarr " + version.text() + " has no place for " + what
                    + "; convert the image to 0.5 or 0.4 (zarrkit convert IN OUT --version 0.5) and edit that");
    }

    private void setUnit(int index, String spelling) {
        JsonNode axis = axes().path(index);
        if (!(axis instanceof ObjectNode object)) throw unexpected("axes", axis);
        Units.toUdunits(spelling).ifPresentOrElse(unit -> object.put("unit", unit), () -> object.remove("unit"));
    }

    /** The axes of the image; from 0.6 on those of the coordinate system to which the levels are transformed. */
    private JsonNode axes() {
        if (multiscale.has("axes")) return multiscale.get("axes");
        JsonNode output = multiscale.at("/datasets/0/coordinateTransformations/0/output");
        String system = output.path("name").asText(output.asText());
        JsonNode systems = multiscale.path("coordinateSystems");
        for (JsonNode entry : systems) if (entry.path("name").asText().equals(system)) return entry.path("axes");
        return systems.path(0).path("axes");
    }

    static UnsupportedFeatureException unexpected(String member, JsonNode found) {
        return new UnsupportedFeatureException("'" + member + "' is " + Excerpt.of(found)
                + ", a form that Zarrkit reads but does not edit; write the image anew (zarrkit convert IN OUT)");
    }
}
