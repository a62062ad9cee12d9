package org.zarrkit.doctor;

import static org.zarrkit.doctor.TestHierarchies.array;
import static org.zarrkit.doctor.TestHierarchies.put;
import static org.zarrkit.doctor.TestHierarchies.replace;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.doctor.HierarchyBreach.Adder;
import org.zarrkit.store.MemoryStore;

/** Breaches of the rules for documents, images and label images. */
final class ImageBreaches {

    private static final String YX = "['y', 'x']";
    private static final String CYX = "['c', 'y', 'x']";

    private static final List<HierarchyBreach> BREACHES = new ArrayList<>();
    private static final Adder IMAGE = HierarchyBreach.adder(BREACHES, TestHierarchies::image);
    private static final Adder PLATE = HierarchyBreach.adder(BREACHES, TestHierarchies::plate);
    private static final Adder SCENE = HierarchyBreach.adder(BREACHES, TestHierarchies::scene);
    private static final Adder ZARR2 = HierarchyBreach.adder(BREACHES, TestHierarchies::zarr2);

    static {
        documents();
        levels();
        layout();
        labels();
    }

    private ImageBreaches() {}

    static List<HierarchyBreach> list() {
        return List.copyOf(BREACHES);
    }

    private static void documents() {
        IMAGE.breaks("json-valid", "1/zarr.json", s -> put(s, "1/zarr.json", "{"));
        IMAGE.breaks("json-valid", "1/zarr.json", s -> s.put("1/zarr.json", ByteBuffer.wrap(new byte[] {(byte) 0xff})));
        IMAGE.breaks("json-standard", "zarr.json", s -> replace(s, "zarr.json", "'name': 'a'", "'name': NaN"));
        IMAGE.breaks(
                "json-members-unique",
                "zarr.json",
                s -> replace(s, "zarr.json", "'name': 'a'", "'name': 'a', 'name': 'b'"));
        IMAGE.breaks("zarr-object", "labels/zarr.json", s -> put(s, "labels/zarr.json", "[]"));
        IMAGE.breaks(
                "ome-namespace",
                "labels/zarr.json",
                s -> put(
                        s,
                        "labels/zarr.json",
                        "{'zarr_format': 3, 'node_type': 'group', 'attributes': {'labels': ['cells']}}"));
        IMAGE.breaks("ome-none", "", s -> {
            put(s, "zarr.json", "{'zarr_format': 3, 'node_type': 'group'}");
            s.deleteAll("labels");
        });
        IMAGE.breaks(
                "version-hierarchy",
                "labels/cells/zarr.json",
                s -> replace(s, "labels/cells/zarr.json", "'version': '0.5'", "'version': '0.6rc0'"));
        ZARR2.breaks("version-mixed", "labels/.zattrs", s -> {
            put(s, "labels/.zgroup", "{'zarr_format': 2}");
            put(s, "labels/.zattrs", "{'labels': [], 'image-label': {'version': '0.3'}}");
        });
        PLATE.breaks("group-above", "A", s -> s.delete("A/zarr.json"));
        IMAGE.breaks("archive-nested", "labels/b.ozx", s -> put(s, "labels/b.ozx", "PK"));
        ZARR2.breaks("node-one-kind", "0", s -> put(s, "0/.zgroup", "{'zarr_format': 2}"));
        ZARR2.breaks("zarr2-object", "0/.zarray", s -> put(s, "0/.zarray", "5"));
        ZARR2.breaks("zarr2-group-object", ".zgroup", s -> put(s, ".zgroup", "5"));
        ZARR2.breaks("zarr2-group-format", ".zgroup", s -> put(s, ".zgroup", "{'zarr_format': 3}"));
        ZARR2.breaks("zarr2-attributes-object", "0/.zattrs", s -> put(s, "0/.zattrs", "[]"));
    }

    private static void levels() {
        IMAGE.breaks("level-array", "1", s -> s.delete("1/zarr.json"));
        IMAGE.breaks("level-array", "1", s -> put(s, "1/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}"));
        IMAGE.breaks("level-rank", "1/zarr.json", s -> put(s, "1/zarr.json", array("uint16", "[4, 4]", YX)));
        IMAGE.breaks("level-transform-length", "zarr.json", s -> put(s, "1/zarr.json", array("uint16", "[4, 4]", YX)));
        IMAGE.breaks("level-order", "1/zarr.json", s -> put(s, "1/zarr.json", array("uint16", "[2, 16, 4]", CYX)));
        IMAGE.breaks(
                "level-sizes-differ", "1/zarr.json", s -> put(s, "1/zarr.json", array("uint16", "[2, 8, 8]", CYX)));
        IMAGE.breaks("level-type-equal", "1/zarr.json", s -> put(s, "1/zarr.json", array("uint8", "[2, 4, 4]", CYX)));
        SCENE.breaks("level-type-same", "a/1/zarr.json", s -> {
            replace(s, "a/zarr.json", "'datasets': [", "'datasets': [{'path': '1'}, ");
            put(s, "a/1/zarr.json", array("uint8", "[4, 4]", YX));
            replace(s, "a/zarr.json", "[{'path': '1'}, {'path': '0'", "[{'path': '0'}, {'path': '1'");
        });
        IMAGE.breaks(
                "level-dimension-names",
                "1/zarr.json",
                s -> put(s, "1/zarr.json", array("uint16", "[2, 4, 4]", "null")));
        SCENE.breaks(
                "level-dimension-names-agree", "a/0/zarr.json", s -> replace(s, "a/0/zarr.json", YX, "['a', 'b']"));
        IMAGE.breaks(
                "level-dimension-names-attribute",
                "1/zarr.json",
                s -> replace(
                        s,
                        "1/zarr.json",
                        "'fill_value': 0",
                        "'fill_value': 0, 'attributes': {'dimension_names': ['a', 'b', 'c']}"));
        ZARR2.breaks("level-array-dimensions", ".zattrs", s -> {
            replace(s, ".zattrs", "0.4", "0.3");
            replace(
                    s,
                    ".zattrs",
                    "[{'name': 'y', 'type': 'space', 'unit': 'meter'}, {'name': 'x', 'type': 'space',"
                            + " 'unit': 'meter'}]",
                    YX);
        });
        ZARR2.breaks("level-separator-nested", "0/.zarray", s -> replace(s, "0/.zarray", "'/'", "'.'"));
        ZARR2.breaks("level-separator-flat", "0/.zarray", s -> replace(s, ".zattrs", "0.4", "0.1"));
        IMAGE.breaks("level-scale-shape", "zarr.json", s -> replace(s, "zarr.json", "[1, 2, 2]", "[1, 4, 4]"));
        IMAGE.breaks(
                "omero-channel-count",
                "zarr.json",
                s -> replace(
                        s,
                        "zarr.json",
                        "'version': '0.5'",
                        "'version': '0.5', 'omero': {'channels': [{'color': '000000', 'window': {'min': 0, 'max': 1, 'start': 0,"
                                + " 'end': 1}}]}"));
    }

    private static void layout() {
        IMAGE.breaks("levels-too-few", "1/zarr.json", s -> {
            put(s, "0/zarr.json", array("uint16", "[2, 10000, 10000]", CYX));
            put(s, "1/zarr.json", array("uint16", "[2, 5000, 5000]", CYX));
        });
        IMAGE.breaks(
                "chunks-large", "0/zarr.json", s -> put(s, "0/zarr.json", array("uint16", "[2, 10000, 10000]", CYX)));
        IMAGE.breaks(
                "codec-none", "0/zarr.json", s -> put(s, "0/zarr.json", array("uint16", "[2, 10000, 10000]", CYX)));
        IMAGE.breaks("chunks-small", "0/zarr.json", s -> chunks(s, "[2, 8000, 8000]", "[1, 8, 8]"));
        IMAGE.breaks("files-many", "0/zarr.json", s -> chunks(s, "[2, 8000, 8000]", "[1, 8, 8]"));
        IMAGE.breaks("chunks-are-planes", "0/zarr.json", s -> {
            replace(
                    s,
                    "zarr.json",
                    "{'name': 'c', 'type': 'channel'}",
                    "{'name': 'z', 'type': 'space', 'unit': 'meter'}");
            chunks(s, "[100, 1000, 1000]", "[1, 1000, 1000]");
        });
        ZARR2.breaks("chunk-keys", "0/.zarray", s -> replace(s, "0/.zarray", "'/'", "'.'"));
    }

    private static void labels() {
        IMAGE.breaks("labels-group", "labels", s -> put(s, "labels/zarr.json", array("uint8", "[1]", "null")));
        IMAGE.breaks(
                "labels-stated",
                "labels/zarr.json",
                s -> put(s, "labels/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}"));
        IMAGE.breaks("label-group", "labels/b", s -> replace(s, "labels/zarr.json", "['cells']", "['cells', 'b']"));
        IMAGE.breaks(
                "label-multiscales",
                "labels/cells/zarr.json",
                s -> replace(s, "labels/cells/zarr.json", "multiscales", "multi"));
        IMAGE.breaks(
                "label-type",
                "labels/cells/0/zarr.json",
                s -> put(s, "labels/cells/0/zarr.json", array("float32", "[2, 8, 8]", CYX)));
        IMAGE.breaks(
                "label-level-count",
                "labels/cells/zarr.json",
                s -> replace(
                        s,
                        "labels/cells/zarr.json",
                        "{'path': '0', 'coordinateTransformations': [{'type': 'scale', 'scale': [1, 1, 1]}]},",
                        ""));
        IMAGE.breaks(
                "label-shape",
                "labels/cells/0/zarr.json",
                s -> put(s, "labels/cells/0/zarr.json", array("uint8", "[2, 8, 7]", CYX)));
        IMAGE.breaks(
                "label-source", "labels/cells/zarr.json", s -> replace(s, "labels/cells/zarr.json", "../../", "../"));
        IMAGE.breaks(
                "label-image-label",
                "labels/cells/zarr.json",
                s -> replace(s, "labels/cells/zarr.json", "image-label", "imagelabel"));
        IMAGE.breaks("label-intermediate", "labels/zarr.json".replace("zarr.json", "b/zarr.json"), s -> {
            replace(s, "labels/zarr.json", "'cells'", "'b/c'");
            put(s, "labels/b/zarr.json", "{'zarr_format': 3, 'node_type': 'group', 'attributes': {'a': 1}}");
            put(s, "labels/b/c/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}");
        });
        IMAGE.breaks("label-unlisted", "labels/cells", s -> replace(s, "labels/zarr.json", "'cells'", ""));
        ZARR2.breaks("label-not-listed", "labels/a", s -> {
            put(s, "labels/.zgroup", "{'zarr_format': 2}");
            put(s, "labels/a/.zgroup", "{'zarr_format': 2}");
            put(s, "labels/a/.zattrs", "{'multiscales': [], 'image-label': {'version': '0.4'}}");
        });
    }

    private static void chunks(MemoryStore store, String shape, String chunks) {
        put(store, "0/zarr.json", array("uint16", shape, CYX));
        replace(store, "0/zarr.json", "'chunk_shape': " + shape, "'chunk_shape': " + chunks);
    }
}
