package org.zarrkit.ngff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * Reads what the attributes of a group say, for OME-Zarr 0.1 to 0.6rc0. What a viewer can still show is tolerated, with a
 * warning; thread-safe.
 */
public final class NgffReader {

    static final List<String> KEYS = List.of(
            "multiscales", "labels", "image-label", "plate", "well", "bioformats2raw.layout", "series", "scene");

    private static final Set<String> RFC_8_TYPES = Set.of("collection", "multiscale", "singlescale");

    private static final Set<String> SCENE_MEMBERS = Set.of("coordinateSystems", "coordinateTransformations");

    private NgffReader() {}

    /** Like {@link #read(JsonNode, int, String)} where no place is known. */
    public static NgffDocument read(JsonNode attributes, int zarrFormat) {
        return read(attributes, zarrFormat, "");
    }

    /**
     * Reads the attributes of one group.
     *
     * @param zarrFormat 2 if they come from {@code .zattrs}, 3 if from {@code zarr.json}
     * @param place where they come from, such as the URI of the group; it begins each message
     * @return an empty document if they say nothing of OME-Zarr
     * @throws InvalidMetadataException if something is there that can't be understood
     * @throws UnsupportedFeatureException if they follow a version that Zarrkit does not read
     */
    public static NgffDocument read(JsonNode attributes, int zarrFormat, String place) {
        if (zarrFormat != 2 && zarrFormat != 3) throw new IllegalArgumentException("Zarr format " + zarrFormat);
        DocumentNode root = DocumentNode.root(
                attributes == null ? MissingNode.getInstance() : attributes,
                place.isEmpty() ? "attributes" : place + ", attributes");
        DocumentNode ome = inner(root, zarrFormat);
        refuseRfc8(ome);
        // A group of other software may hold a member 'version' too, but not in a member 'ome'.
        boolean versioned = ome != root && ome.get("version").exists();
        if (!versioned && KEYS.stream().noneMatch(key -> ome.get(key).exists()))
            return new NgffDocument(Optional.empty(), List.of(), root.warnings().toList());
        NgffVersion version = VersionDetection.detect(ome, zarrFormat);
        GroupMembers group = group(root, ome);
        List<GroupContent> contents = new ArrayList<>();
        for (GroupContent content : contents(ome, version))
            contents.add(
                    content instanceof Multiscale image
                            ? image.withDescription(image.description().withGroup(group))
                            : content);
        return new NgffDocument(
                Optional.of(version), contents, group, root.warnings().toList());
    }

    private static GroupMembers group(DocumentNode root, DocumentNode ome) {
        Set<String> known = new HashSet<>(NgffWriter.MEMBERS);
        if (ome == root) return new GroupMembers(UnknownMembers.of(root.json(), known), UnknownMembers.NONE);
        known.add("ome");
        UnknownMembers attributes = UnknownMembers.of(root.json(), known);
        known.add("version");
        return new GroupMembers(attributes, UnknownMembers.of(ome.json(), known));
    }

    /** The object that holds the members: {@code ome} from 0.5 on, the attributes themselves before. */
    private static DocumentNode inner(DocumentNode root, int zarrFormat) {
        DocumentNode ome = root.get("ome");
        boolean inOme = ome.json().isObject();
        boolean atRoot = KEYS.stream().anyMatch(key -> root.get(key).exists());
        if (zarrFormat == 3) {
            if (inOme || !atRoot) return ome;
            root.warnings().add(root.place() + ": OME-Zarr members stand outside the member 'ome'; they are read");
            return root;
        }
        if (atRoot || !inOme) return root;
        root.warnings().add(ome.place() + ": the member 'ome' belongs to Zarr 3, but this is Zarr 2; it is read");
        return ome;
    }

    private static void refuseRfc8(DocumentNode ome) {
        JsonNode type = ome.json().path("type");
        if (type.isTextual()
                && RFC_8_TYPES.contains(type.textValue())
                && !ome.get("multiscales").exists())
            throw new UnsupportedFeatureException(ome.place() + " is a " + type.textValue()
                    + " of RFC-8, a draft that Zarrkit does not read. Open an image inside it.");
    }

    private static List<GroupContent> contents(DocumentNode ome, NgffVersion version) {
        List<GroupContent> contents = new ArrayList<>();
        if (ome.get("multiscales").exists())
            contents.addAll(new MultiscaleReader(version).readAll(ome.get("multiscales"), ome.get("omero")));
        if (ome.get("image-label").exists()) contents.add(LabelReader.imageLabel(ome.get("image-label")));
        if (ome.get("labels").exists()) contents.add(new Labels(LabelReader.paths(ome.get("labels"))));
        if (ome.get("plate").exists()) contents.add(HcsReader.plate(ome.get("plate")));
        if (ome.get("well").exists()) contents.add(HcsReader.well(ome.get("well")));
        if (ome.get("series").exists()) contents.add(new Series(LabelReader.paths(ome.get("series"))));
        if (ome.get("bioformats2raw.layout").exists()) contents.add(layout(ome.get("bioformats2raw.layout")));
        if (ome.get("scene").exists()) contents.add(scene(ome.get("scene")));
        return contents;
    }

    private static Scene scene(DocumentNode scene) {
        List<CoordinateSystem> systems = SystemsReader.systems(scene.get("coordinateSystems"));
        DocumentNode transforms = scene.get("coordinateTransformations");
        // MUST (0.6, "scene"): a list of transforms.
        if (transforms.items().isEmpty()) transforms.warn("expected a list of at least one transform");
        return new Scene(
                systems, SystemsReader.links(transforms, systems), UnknownMembers.of(scene.json(), SCENE_MEMBERS));
    }

    private static Bioformats2rawLayout layout(DocumentNode layout) {
        long number = layout.integer().orElse(0L);
        // MUST be 3; files of 2020 and 2021 say 1 or 2 and have the same groups.
        if (number != 3) layout.warn("expected 3; read as if it were");
        return new Bioformats2rawLayout((int) Math.max(0, Math.min(number, Integer.MAX_VALUE)));
    }
}
