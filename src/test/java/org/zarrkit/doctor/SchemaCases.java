package org.zarrkit.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.Conformance.Case;

/** The documents of a case: one, or one for each of several fragments of a document of Zarr. */
final class SchemaCases {

    private static final String ARRAY = """
            {"zarr_format": 3, "node_type": "array", "shape": [4, 4, 4], "data_type": "uint16",
             "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [2, 2, 2]}},
             "chunk_key_encoding": {"name": "default"}, "fill_value": 0,
             "codecs": [{"name": "bytes", "configuration": {"endian": "little"}}]}""";

    private SchemaCases() {}

    static List<JsonNode> documents(Case one, JsonMapper mapper) throws IOException {
        JsonNode json = mapper.readTree(Files.readAllBytes(one.path()))
                .at(one.json().path("instance_pointer").asText(""));
        String path = one.text("path");
        List<JsonNode> documents = new ArrayList<>();
        if (path.endsWith("/cases.json"))
            for (JsonNode fragment : json) documents.add(array(mapper, member(path), fragment));
        else if (path.endsWith("/fill_values.json"))
            for (JsonNode value : json) documents.add(withType(mapper, type(one, value, mapper), value));
        else if (path.endsWith("/data_type.json")) documents.add(array(mapper, "data_type", json));
        else documents.add(json);
        return documents;
    }

    private static String member(String path) {
        if (path.contains("/chunk_grid/")) return "chunk_grid";
        return path.contains("/codec/") ? "codecs" : "chunk_key_encoding";
    }

    /** An array of which a fragment is a member. */
    private static JsonNode array(JsonMapper mapper, String member, JsonNode fragment) throws IOException {
        ObjectNode array = (ObjectNode) mapper.readTree(ARRAY);
        if (member.equals("codecs")) return withCodec(array, fragment);
        array.set(member, fragment);
        if (member.equals("data_type")) array.set("fill_value", mapper.readTree("0"));
        return array;
    }

    private static JsonNode withCodec(ObjectNode array, JsonNode codec) {
        String name = codec.isTextual() ? codec.textValue() : codec.path("name").textValue();
        ArrayNode codecs = (ArrayNode) array.get("codecs");
        boolean ofArrays = List.of("transpose", "cast_value", "scale_offset").contains(name);
        boolean bytes = name.equals("bytes");
        if (bytes) {
            codecs.remove(0);
            array.put("data_type", "uint8"); // a type of one byte needs no order of them
        }
        codecs.insert(ofArrays ? 0 : codecs.size(), codec);
        return array;
    }

    /** The type that a folder of fill values is named after; where it has options, a file beside them says. */
    private static JsonNode type(Case one, JsonNode fill, JsonMapper mapper) throws IOException {
        Path described = one.path().resolveSibling("data_type.json");
        if (Files.exists(described)) return mapper.readTree(Files.readAllBytes(described));
        String name = one.path().getParent().getFileName().toString();
        return TextNode.valueOf(
                switch (name) {
                    case "raw" -> "r" + 8 * fill.size();
                    case "numpy_timedelta64" -> "numpy.timedelta64";
                    default -> name;
                });
    }

    private static JsonNode withType(JsonMapper mapper, JsonNode type, JsonNode fill) throws IOException {
        ObjectNode array = (ObjectNode) mapper.readTree(ARRAY);
        array.set("data_type", type);
        array.set("fill_value", fill);
        return array;
    }
}
