package org.zarrkit.doctor;

import static org.zarrkit.doctor.TestHierarchies.array;
import static org.zarrkit.doctor.TestHierarchies.put;
import static org.zarrkit.doctor.TestHierarchies.replace;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.doctor.HierarchyBreach.Adder;

/** Breaches of the rules for plates, collections, scenes and copies of documents. */
final class CollectionBreaches {

    private static final List<HierarchyBreach> BREACHES = new ArrayList<>();
    private static final Adder PLATE = HierarchyBreach.adder(BREACHES, TestHierarchies::plate);
    private static final Adder COLLECTION = HierarchyBreach.adder(BREACHES, TestHierarchies::collection);
    private static final Adder SCENE = HierarchyBreach.adder(BREACHES, TestHierarchies::scene);
    private static final Adder ZARR2 = HierarchyBreach.adder(BREACHES, TestHierarchies::zarr2);

    static {
        plates();
        collections();
        scenes();
        copies();
    }

    private CollectionBreaches() {}

    static List<HierarchyBreach> list() {
        return List.copyOf(BREACHES);
    }

    private static void plates() {
        PLATE.breaks("plate-well-missing", "B/1", s -> {
            replace(s, "zarr.json", "'rows': [", "'rows': [{'name': 'B'}, ");
            replace(
                    s,
                    "zarr.json",
                    "'wells': [{'path': 'A/1', 'rowIndex': 0",
                    "'wells': [{'path': 'B/1', 'rowIndex': 0, 'columnIndex': 0}, {'path': 'A/1', 'rowIndex': 1");
        });
        PLATE.breaks("plate-well-group", "A/1", s -> put(s, "A/1/zarr.json", array("uint8", "[1]", "null")));
        PLATE.breaks(
                "plate-well-metadata",
                "A/1/zarr.json",
                s -> put(s, "A/1/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}"));
        PLATE.breaks(
                "plate-field-count-true",
                "zarr.json",
                s -> replace(s, "A/1/zarr.json", "'images': [", "'images': [{'path': '1', 'acquisition': 0}, "));
        PLATE.breaks("well-field-group", "A/1/1", s -> replace(s, "A/1/zarr.json", "'path': '0'", "'path': '1'"));
        PLATE.breaks(
                "well-field-image",
                "A/1/0/zarr.json",
                s -> put(s, "A/1/0/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}"));
        PLATE.breaks(
                "well-acquisition-known",
                "A/1/zarr.json",
                s -> replace(s, "A/1/zarr.json", "'acquisition': 0", "'acquisition': 2"));
        PLATE.breaks(
                "well-acquisition-stated", "A/1/zarr.json", s -> replace(s, "A/1/zarr.json", ", 'acquisition': 0", ""));
    }

    private static void collections() {
        COLLECTION.breaks("series-image", "1", s -> replace(s, "OME/zarr.json", "['0']", "['0', '1']"));
        COLLECTION.breaks("collection-images", "0", s -> {
            s.deleteAll("OME");
            s.deleteAll("0");
        });
        COLLECTION.breaks("collection-xml", "OME/METADATA.ome.xml", s -> s.delete("OME/METADATA.ome.xml"));
        COLLECTION.breaks("collection-xml-valid", "OME/METADATA.ome.xml", s -> put(s, "OME/METADATA.ome.xml", "<OME>"));
        COLLECTION.breaks(
                "collection-xml-metadata-only",
                "OME/METADATA.ome.xml",
                s -> replace(s, "OME/METADATA.ome.xml", "MetadataOnly", "TiffData"));
        COLLECTION.breaks(
                "collection-xml-count",
                "OME/METADATA.ome.xml",
                s -> replace(s, "OME/METADATA.ome.xml", "</Image>", "</Image><Image/>"));
    }

    private static void scenes() {
        SCENE.breaks("scene-image", "zarr.json", s -> replace(s, "zarr.json", "'path': 'a'", "'path': 'matrix'"));
        SCENE.breaks(
                "scene-image-system",
                "zarr.json",
                s -> replace(s, "zarr.json", "'name': 'physical'", "'name': 'array'"));
        SCENE.breaks(
                "transformation-array", "zarr.json", s -> replace(s, "zarr.json", "'path': 'matrix'", "'path': 'a'"));
        SCENE.breaks(
                "transformation-array-shape",
                "matrix/zarr.json",
                s -> put(s, "matrix/zarr.json", array("float64", "[6]", "null")));
        SCENE.breaks(
                "transformation-field-image",
                "zarr.json",
                s -> replace(s, "zarr.json", "'path': 'field'", "'path': 'b'"));
        SCENE.breaks(
                "transformation-field-axis",
                "field/zarr.json",
                s -> replace(s, "field/zarr.json", "displacement", "coordinate"));
    }

    private static void copies() {
        String copies = "{'zarr_consolidated_format': 1, 'metadata': {'.zgroup': {'zarr_format': 2}, '0/.zarray': A}}";
        ZARR2.breaks(
                "consolidated-stale",
                ".zmetadata",
                s -> put(s, ".zmetadata", copies.replace("A", "{'zarr_format': 2}")));
        ZARR2.breaks(
                "consolidated-missing",
                ".zmetadata",
                s -> put(s, ".zmetadata", copies.replace(", '0/.zarray': A", "")));
        ZARR2.breaks(
                "consolidated-gone",
                ".zmetadata",
                s -> put(
                        s,
                        ".zmetadata",
                        copies.replace("0/.zarray", "5/.zarray").replace("A", "{'zarr_format': 2}")));
        ZARR2.breaks("node-document", "0/.zarray", s -> {
            put(
                    s,
                    ".zmetadata",
                    copies.replace("A", TestHierarchies.json(s, "0/.zarray").toString()));
            s.delete("0/.zarray");
        });
    }
}
