package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** The document {@code zarr.json} (Zarr 3.1 core, "array metadata" and "group metadata"). */
final class V3Documents {

    static final String NAME = "zarr.json";

    /** {@code consolidated_metadata} is a cache: it is passed over, and left out when a document is written. */
    private static final Set<String> KNOWN = Set.of(
            "zarr_format",
            "node_type",
            "shape",
            "data_type",
            "chunk_grid",
            "chunk_key_encoding",
            "fill_value",
            "codecs",
            "attributes",
            "storage_transformers",
            "dimension_names",
            "consolidated_metadata");

    private V3Documents() {}

    static Optional<Node> read(Store store, String path) {
        String key = Keys.join(path, NAME);
        return Json.read(store, key).map(document -> node(new Member(store + ", key '" + key + "'", document)));
    }

    /** The node that a document describes, wherever that is kept. */
    static Node node(Member document) {
        try {
            return parse(document);
        } catch (IllegalArgumentException e) {
            throw new InvalidMetadataException(document.place() + ": " + e.getMessage(), e);
        }
    }

    private static Node parse(Member document) {
        Member format = document.get("zarr_format");
        if (format.integer(0) != 3) throw format.expected("3 in a file named " + NAME);
        ObjectNode unknown = unknownMembers(document);
        Member attributes = document.get("attributes");
        ObjectNode attributeObject = attributes.isAbsent() ? Json.object() : attributes.object();
        Member nodeType = document.get("node_type");
        return switch (nodeType.string()) {
            case "group" -> new GroupMetadata(3, attributeObject, unknown);
            case "array" -> array(document, attributeObject, unknown);
            default -> throw nodeType.expected("\"array\" or \"group\"");
        };
    }

    /** Zarr 3.1 core: a reader must fail on a member that it does not know unless that says must_understand: false. */
    private static ObjectNode unknownMembers(Member document) {
        ObjectNode unknown = document.object().deepCopy().remove(KNOWN);
        for (Map.Entry<String, JsonNode> member : unknown.properties()) {
            JsonNode mustUnderstand = member.getValue().path("must_understand");
            if (!mustUnderstand.isBoolean() || mustUnderstand.booleanValue())
                throw new UnsupportedFeatureException(document.get(member.getKey())
                                .place() + ": this member is not known, and does not say that it may be passed over");
        }
        Member transformers = document.get("storage_transformers");
        if (!transformers.isAbsent() && !transformers.list(m -> m).isEmpty())
            throw new UnsupportedFeatureException(transformers.place() + ": found "
                    + Json.describe(transformers.value()) + "; no storage transformer is known");
        return unknown;
    }

    private static ArrayMetadata array(Member document, ObjectNode attributes, ObjectNode unknown) {
        Member fill = document.get("fill_value");
        Member names = document.get("dimension_names");
        String type = extensionName(document.get("data_type"));
        // Null may be an element of a type that is not known.
        if (fill.value().isMissingNode()
                || fill.isAbsent() && DataType.named(type).isPresent()) throw fill.expected("a fill value");
        DescribedFill.check(fill, type);
        return new ArrayMetadata(
                3,
                document.get("shape").integers(0),
                type,
                chunkShape(document.get("chunk_grid")),
                keyEncoding(document.get("chunk_key_encoding")),
                fill.value(),
                document.get("codecs").list(CodecDescription::parse),
                names.isAbsent() ? List.of() : names.list(V3Documents::dimensionName),
                attributes,
                unknown);
    }

    private static Optional<String> dimensionName(Member name) {
        return name.isAbsent() ? Optional.empty() : Optional.of(name.string());
    }

    private static String extensionName(Member member) {
        if (member.value().isTextual()) return member.string();
        member.object();
        Member mustUnderstand = member.get("must_understand");
        // Zarr 3.1 core: a data type, chunk grid or key encoding can't be passed over, whatever it says.
        if (!mustUnderstand.isAbsent() && !mustUnderstand.value().asBoolean(false))
            throw mustUnderstand.expected("true, or nothing: this can't be passed over");
        Member configuration = member.get("configuration");
        if (!configuration.isAbsent()) configuration.object();
        return member.get("name").string();
    }

    private static List<Integer> chunkShape(Member grid) {
        String name = extensionName(grid);
        if (!name.equals("regular"))
            throw new UnsupportedFeatureException(
                    grid.place() + ": found the chunk grid '" + name + "'; only 'regular' is known");
        return grid.get("configuration").get("chunk_shape").edges();
    }

    private static ChunkKeyEncoding keyEncoding(Member encoding) {
        String name = extensionName(encoding);
        Member separator = encoding.get("configuration").get("separator");
        return switch (name) {
            case "default" -> new ChunkKeyEncoding(true, separator.isAbsent() ? "/" : separator.string());
            case "v2" -> new ChunkKeyEncoding(false, separator.isAbsent() ? "." : separator.string());
            default ->
                throw new UnsupportedFeatureException(encoding.place() + ": found the chunk key encoding '" + name
                        + "'; 'default' and 'v2' are known");
        };
    }

    static void write(WritableStore store, String path, Node node) {
        ObjectNode document = Json.object().put("zarr_format", 3);
        if (node instanceof ArrayMetadata array) {
            document.put("node_type", "array");
            putArray(document, array);
            document.setAll(array.unknownMembers());
        } else if (node instanceof GroupMetadata group) {
            document.put("node_type", "group").setAll(group.unknownMembers());
        }
        if (!node.attributes().isEmpty()) document.set("attributes", node.attributes());
        Json.write(store, path, NAME, document);
    }

    private static void putArray(ObjectNode document, ArrayMetadata array) {
        if (array.type().isEmpty())
            throw new UnsupportedFeatureException(
                    "an array of type '" + array.typeName() + "' can't be described anew; copy its document");
        document.set("shape", Json.of(array.shape()));
        document.put("data_type", array.typeName());
        document.set("chunk_grid", extension("regular", "chunk_shape", array.chunkShape()));
        ChunkKeyEncoding keys = array.keyEncoding();
        document.set(
                "chunk_key_encoding", extension(keys.prefixed() ? "default" : "v2", "separator", keys.separator()));
        document.set("fill_value", array.fillValue());
        document.set(
                "codecs",
                Json.of(array.codecs().stream().map(CodecDescription::json).toList()));
        if (!array.dimensionNames().isEmpty())
            document.set(
                    "dimension_names",
                    Json.of(array.dimensionNames().stream()
                            .map(n -> n.orElse(null))
                            .toList()));
    }

    private static ObjectNode extension(String name, String option, Object value) {
        ObjectNode node = Json.object().put("name", name);
        node.putObject("configuration").set(option, Json.of(value));
        return node;
    }
}
