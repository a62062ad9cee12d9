package org.zarrkit.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** Small hierarchies without findings, to be broken. */
final class TestHierarchies {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String IMAGE = """
            {"version": "0.5", "multiscales": [{"name": "a", "type": "mean", "metadata": {},
              "axes": [{"name": "c", "type": "channel"}, {"name": "y", "type": "space", "unit": "micrometer"},
                {"name": "x", "type": "space", "unit": "micrometer"}],
              "datasets": [
                {"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [1, 1, 1]}]},
                {"path": "1", "coordinateTransformations": [{"type": "scale", "scale": [1, 2, 2]},
                  {"type": "translation", "translation": [0, 0.5, 0.5]}]}]}]LABEL}""";

    private TestHierarchies() {}

    static void put(WritableStore store, String key, String json) {
        store.put(key, ByteBuffer.wrap(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    static String group(String ome) {
        return "{'zarr_format': 3, 'node_type': 'group', 'attributes': {'ome': " + ome + "}}";
    }

    /** An array of Zarr 3 in one chunk, which is not stored. */
    static String array(String type, String shape, String names) {
        return "{'zarr_format': 3, 'node_type': 'array', 'shape': " + shape + ", 'data_type': '" + type
                + "', 'chunk_grid': {'name': 'regular', 'configuration': {'chunk_shape': " + shape
                + "}}, 'chunk_key_encoding': {'name': 'default'}, 'fill_value': 0, 'codecs': [{'name': 'bytes',"
                + " 'configuration': {'endian': 'little'}}], 'dimension_names': " + names + "}";
    }

    /** An image of 0.5 with two levels, two channels, and one label image. */
    static MemoryStore image() {
        MemoryStore store = new MemoryStore();
        putImage(store, "", "uint16", "");
        put(store, "labels/zarr.json", group("{'version': '0.5', 'labels': ['cells']}"));
        putImage(
                store,
                "labels/cells/",
                "uint8",
                ", 'image-label': {'colors': [{'label-value': 1}], 'source': {'image': '../../'}}");
        return store;
    }

    private static void putImage(WritableStore store, String folder, String type, String label) {
        put(store, folder + "zarr.json", group(IMAGE.replace("LABEL", label)));
        put(store, folder + "0/zarr.json", array(type, "[2, 8, 8]", "['c', 'y', 'x']"));
        put(store, folder + "1/zarr.json", array(type, "[2, 4, 4]", "['c', 'y', 'x']"));
    }

    /** A plate of 0.5 with one well of one field. */
    static MemoryStore plate() {
        MemoryStore store = new MemoryStore();
        put(store, "zarr.json", group("""
                {'version': '0.5', 'plate': {'name': 'p', 'field_count': 1, 'rows': [{'name': 'A'}],
                 'columns': [{'name': '1'}], 'wells': [{'path': 'A/1', 'rowIndex': 0, 'columnIndex': 0}],
                 'acquisitions': [{'id': 0, 'name': 'a', 'maximumfieldcount': 1},
                   {'id': 1, 'name': 'b', 'maximumfieldcount': 1}]}}"""));
        put(store, "A/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}");
        put(store, "A/1/zarr.json", group("{'version': '0.5', 'well': {'images': [{'path': '0', 'acquisition': 0}]}}"));
        putImage(store, "A/1/0/", "uint8", "");
        return store;
    }

    /** A collection of one image. */
    static MemoryStore collection() {
        MemoryStore store = new MemoryStore();
        put(store, "zarr.json", group("{'version': '0.5', 'bioformats2raw.layout': 3}"));
        put(store, "OME/zarr.json", group("{'version': '0.5', 'series': ['0']}"));
        put(store, "OME/METADATA.ome.xml", "<OME><Image><Pixels><MetadataOnly/></Pixels></Image></OME>");
        putImage(store, "0/", "uint8", "");
        return store;
    }

    /** A scene of 0.6 with one image, a matrix and a field of vectors. */
    static MemoryStore scene() {
        MemoryStore store = new MemoryStore();
        put(store, "zarr.json", group("""
                {'version': '0.6rc0', 'scene': {'coordinateSystems': [{'name': 'world', 'axes': [
                  {'name': 'y', 'type': 'space', 'unit': 'meter'}, {'name': 'x', 'type': 'space', 'unit': 'meter'}]}],
                 'coordinateTransformations': [{'type': 'sequence', 'input': {'name': 'physical', 'path': 'a'},
                  'output': {'name': 'world'}, 'transformations': [{'type': 'affine', 'path': 'matrix'},
                   {'type': 'displacements', 'path': 'field'}]}]}}"""));
        put(store, "matrix/zarr.json", array("float64", "[2, 3]", "[null, null]"));
        putImage6(store, "a", "");
        putImage6(store, "field", "{'name': 'd', 'type': 'displacement', 'discrete': true}, ");
        return store;
    }

    private static void putImage6(WritableStore store, String folder, String axis) {
        boolean vectors = !axis.isEmpty();
        put(store, folder + "/zarr.json", group("""
                {'version': '0.6rc0', 'multiscales': [{'name': 'a', 'type': 'mean', 'metadata': {},
                 'coordinateSystems': [{'name': 'physical', 'axes': [AXIS{'name': 'y', 'type': 'space', 'unit': 'meter'},
                  {'name': 'x', 'type': 'space', 'unit': 'meter'}]}],
                 'datasets': [{'path': '0', 'coordinateTransformations': [{'type': 'scale', 'scale': [ONE1, 1],
                  'input': {'path': '0'}, 'output': {'name': 'physical'}}]}]}]}""".replace("AXIS", axis).replace("ONE", vectors ? "1, " : "")));
        put(
                store,
                folder + "/0/zarr.json",
                array("float32", vectors ? "[2, 4, 4]" : "[4, 4]", vectors ? "['d', 'y', 'x']" : "['y', 'x']"));
    }

    /** An image of 0.4 in Zarr 2, of one level with the chunks stored. */
    static MemoryStore zarr2() {
        MemoryStore store = new MemoryStore();
        put(store, ".zgroup", "{'zarr_format': 2}");
        put(store, ".zattrs", """
                {'multiscales': [{'version': '0.4', 'name': 'a', 'type': 'mean', 'metadata': {},
                 'axes': [{'name': 'y', 'type': 'space', 'unit': 'meter'}, {'name': 'x', 'type': 'space', 'unit': 'meter'}],
                 'datasets': [{'path': '0', 'coordinateTransformations': [{'type': 'scale', 'scale': [1, 1]}]}]}]}""");
        put(store, "0/.zarray", """
                {'zarr_format': 2, 'shape': [4, 4], 'chunks': [4, 2], 'dtype': '|u1', 'compressor': null, 'fill_value': 0,
                 'order': 'C', 'filters': null, 'dimension_separator': '/'}""");
        store.put("0/0/0", ByteBuffer.wrap(new byte[8]));
        store.put("0/0/1", ByteBuffer.wrap(new byte[8]));
        return store;
    }

    /** The JSON object under a key. */
    static ObjectNode json(Store store, String key) {
        try {
            return (ObjectNode) MAPPER.readTree(
                    StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** Replaces a part of a document by another; it must be there. */
    static void replace(WritableStore store, String key, String part, String by) {
        String text =
                StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString();
        String from = part.replace('\'', '"');
        if (!text.contains(from)) throw new AssertionError("no " + from + " in " + text);
        put(store, key, text.replace(from, by.replace('\'', '"')));
    }
}
