package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** The documents {@code .zarray}, {@code .zgroup} and {@code .zattrs} (Zarr 2 specification, "metadata"). */
final class V2Documents {

    static final String ARRAY = ".zarray";
    static final String GROUP = ".zgroup";
    static final String ATTRIBUTES = ".zattrs";

    private V2Documents() {}

    /** Members that a document may have; others should be passed over, and are kept. */
    private static final Set<String> KNOWN = Set.of(
            "zarr_format",
            "shape",
            "chunks",
            "dtype",
            "compressor",
            "fill_value",
            "order",
            "filters",
            "dimension_separator");

    static Optional<Node> read(Store store, String path) {
        return document(store, path, ARRAY)
                .map(m -> arrayNode(m, attributes(store, path)))
                .or(() -> document(store, path, GROUP).map(m -> groupNode(m, attributes(store, path))));
    }

    /** The node that copies of its documents, by relative key, describe; attributes that are stored win. */
    static Optional<Node> node(Store store, String path, Member copies, String relative) {
        Member array = copies.get(Keys.join(relative, ARRAY));
        Member group = copies.get(Keys.join(relative, GROUP));
        if (array.isAbsent() && group.isAbsent()) return Optional.empty();
        Member copied = copies.get(Keys.join(relative, ATTRIBUTES));
        ObjectNode attributes = Json.read(store, Keys.join(path, ATTRIBUTES))
                .orElseGet(() -> copied.isAbsent() ? Json.object() : copied.object());
        return Optional.of(array.isAbsent() ? groupNode(group, attributes) : arrayNode(array, attributes));
    }

    private static Optional<Member> document(Store store, String path, String name) {
        String key = Keys.join(path, name);
        return Json.read(store, key).map(document -> new Member(store + ", key '" + key + "'", document));
    }

    private static Node arrayNode(Member document, ObjectNode attributes) {
        try {
            return array(document, attributes);
        } catch (IllegalArgumentException e) {
            throw new InvalidMetadataException(document.place() + ": " + e.getMessage(), e);
        }
    }

    private static Node groupNode(Member document, ObjectNode attributes) {
        checkFormat(document);
        return new GroupMetadata(2, attributes, document.object().deepCopy().remove(List.of("zarr_format")));
    }

    private static ObjectNode attributes(Store store, String path) {
        return Json.read(store, Keys.join(path, ATTRIBUTES)).orElseGet(Json::object);
    }

    private static void checkFormat(Member document) {
        Member format = document.get("zarr_format");
        if (format.integer(0) != 2) throw format.expected("2");
    }

    private static ArrayMetadata array(Member document, ObjectNode attributes) {
        checkFormat(document);
        V2Type type = V2Type.parse(document.get("dtype"));
        List<Long> shape = document.get("shape").integers(0);
        return new ArrayMetadata(
                2,
                shape,
                type.zarr3Name(),
                chunkShape(document.get("chunks"), shape),
                ChunkKeyEncoding.v2(separator(document.get("dimension_separator"))),
                fillValue(document.get("fill_value"), type),
                V2Codecs.toZarr3(document, type, shape.size()),
                dimensionNames(attributes, shape.size()),
                attributes,
                document.object().deepCopy().remove(KNOWN));
    }

    /** Where an axis has length 0, old writers made its chunks 0 long as well; there are none, so 1 does. */
    private static List<Integer> chunkShape(Member chunks, List<Long> shape) {
        if (!shape.contains(0L) || !chunks.value().isArray()) return chunks.edges();
        List<Integer> edges = new ArrayList<>();
        for (int d = 0; d < chunks.value().size(); d++) {
            boolean none = d < shape.size()
                    && shape.get(d) == 0
                    && chunks.value().get(d).asLong(1) == 0;
            JsonNode edge = none ? IntNode.valueOf(1) : chunks.value().get(d);
            edges.addAll(new Member(chunks.place(), Json.array().add(edge)).edges());
        }
        return edges;
    }

    private static String separator(Member separator) {
        return separator.isAbsent() ? "." : separator.string();
    }

    /** Zarr 2 leaves out the fill value as null; some writers put a number into a string. */
    private static JsonNode fillValue(Member fill, V2Type type) {
        if (fill.value().isMissingNode()) throw fill.expected("a fill value or null");
        DescribedFill.check(fill, type.zarr3Name());
        if (fill.value().isTextual()
                && type.isNumber()
                && fill.string().matches("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?"))
            return DecimalNode.valueOf(new BigDecimal(fill.string()));
        return fill.value();
    }

    /** {@code _ARRAY_DIMENSIONS} is how xarray, and OME-Zarr 0.3, name the axes of a Zarr 2 array. */
    private static List<Optional<String>> dimensionNames(ObjectNode attributes, int rank) {
        JsonNode names = attributes.path("_ARRAY_DIMENSIONS");
        if (!names.isArray() || names.size() != rank) return List.of();
        return new Member("_ARRAY_DIMENSIONS", names)
                .list(m -> m.value().isTextual() ? Optional.of(m.string()) : Optional.<String>empty());
    }

    /** What tells of a node comes last: where that stands, the attributes do. */
    static void write(WritableStore store, String path, Node node) {
        writeAttributes(store, path, node.attributes());
        if (node instanceof ArrayMetadata array) Json.write(store, path, ARRAY, document(array));
        else Json.write(store, path, GROUP, Json.object().put("zarr_format", 2).setAll(node.unknownMembers()));
    }

    static void writeAttributes(WritableStore store, String path, ObjectNode attributes) {
        if (!attributes.isEmpty()) Json.write(store, path, ATTRIBUTES, attributes);
        else store.delete(Keys.join(path, ATTRIBUTES));
    }

    /**
     * The document of an array.
     *
     * @throws UnsupportedFeatureException if Zarr 2 can't describe it; the message says what is in the way
     */
    static ObjectNode document(ArrayMetadata array) {
        if (array.keyEncoding().prefixed())
            throw new UnsupportedFeatureException("the keys of chunks begin with 'c', which Zarr 2 has not;"
                    + " write the array anew, or choose Zarr 3");
        ObjectNode document = Json.object().put("zarr_format", 2);
        document.set("shape", Json.of(array.shape()));
        document.set("chunks", Json.of(array.chunkShape()));
        document.put("dtype", V2Type.dtype(array));
        V2Codecs.putZarr2(document, array);
        document.set("fill_value", array.fillValue());
        document.put("dimension_separator", array.keyEncoding().separator());
        return document.setAll(array.unknownMembers());
    }
}
