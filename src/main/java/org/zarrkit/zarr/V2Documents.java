package org.zarrkit.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** The documents {@code .zarray}, {@code .zgroup} and {@code .zattrs} (Zarr 2 specification, "metadata"). */
final class V2Documents {

    private static final String ARRAY = ".zarray";
    private static final String GROUP = ".zgroup";
    private static final String ATTRIBUTES = ".zattrs";

    private V2Documents() {}

    static Optional<Node> read(Store store, String path) {
        String key = Keys.join(path, ARRAY);
        Optional<ObjectNode> document = Json.read(store, key);
        if (document.isPresent()) {
            Member array = new Member(store + ", key '" + key + "'", document.get());
            try {
                return Optional.of(array(array, attributes(store, path)));
            } catch (IllegalArgumentException e) {
                throw new InvalidMetadataException(array.place() + ": " + e.getMessage(), e);
            }
        }
        return Json.read(store, Keys.join(path, GROUP)).map(group -> {
            checkFormat(new Member(store + ", key '" + Keys.join(path, GROUP) + "'", group));
            return new GroupMetadata(2, attributes(store, path), Json.object());
        });
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
                document.get("chunks").edges(),
                ChunkKeyEncoding.v2(separator(document.get("dimension_separator"))),
                fillValue(document.get("fill_value"), type),
                V2Codecs.toZarr3(document, type, shape.size()),
                dimensionNames(attributes, shape.size()),
                attributes,
                Json.object());
    }

    private static String separator(Member separator) {
        return separator.isAbsent() ? "." : separator.string();
    }

    /** Zarr 2 leaves out the fill value as null; some writers put a number into a string. */
    private static JsonNode fillValue(Member fill, V2Type type) {
        if (fill.value().isMissingNode()) throw fill.expected("a fill value or null");
        if (fill.value().isTextual() && type.isNumber() && fill.string().matches("[-+]?[0-9]+(\\.[0-9]*)?"))
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

    static void write(WritableStore store, String path, Node node) {
        if (node instanceof ArrayMetadata array) Json.write(store, path, ARRAY, document(array));
        else Json.write(store, path, GROUP, Json.object().put("zarr_format", 2));
        if (!node.attributes().isEmpty()) Json.write(store, path, ATTRIBUTES, node.attributes());
        else store.delete(Keys.join(path, ATTRIBUTES));
    }

    private static ObjectNode document(ArrayMetadata array) {
        ObjectNode document = Json.object().put("zarr_format", 2);
        document.set("shape", Json.of(array.shape()));
        document.set("chunks", Json.of(array.chunkShape()));
        document.put("dtype", V2Type.dtype(array));
        V2Codecs.putZarr2(document, array);
        document.set("fill_value", array.fillValue());
        return document.put("dimension_separator", array.keyEncoding().separator());
    }
}
