package org.zarrkit.zarr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/** JSON documents in a store. */
final class Json {

    /** Python's json module writes bare NaN and Infinity in attributes; they are read, and written as they were. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS) // the same metadata are the same bytes
            .build();

    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /** The object in the document with this key, or empty if there is no such key. */
    static Optional<ObjectNode> read(Store store, String key) {
        return store.get(key).map(bytes -> parse(bytes, store + ", key '" + key + "'"));
    }

    static ObjectNode parse(ByteBuffer bytes, String place) {
        try {
            String text = new String(
                    bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
            // Editors of Windows mark UTF-8 so.
            JsonNode node = MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (node instanceof ObjectNode object) return object;
            throw new InvalidMetadataException(place + ": found " + describe(node) + ", expected a JSON object");
        } catch (JsonProcessingException e) {
            throw new InvalidMetadataException(
                    place + " is not valid JSON: " + e.getOriginalMessage() + " at line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e);
        }
    }

    static void write(WritableStore store, String folder, String name, ObjectNode document) {
        try {
            store.put(Keys.join(folder, name), ByteBuffer.wrap(WRITER.writeValueAsBytes(document)));
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree that can't be written", e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A value as Jackson sees it from plain maps, lists, strings and numbers. */
    static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Whether two values are written alike; Jackson tells 7 of one size from 7 of another. */
    static boolean isSame(JsonNode a, JsonNode b) {
        return a.toString().equals(b.toString());
    }

    static Object toPlain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    static String describe(JsonNode node) {
        if (node == null || node.isMissingNode()) return "nothing";
        String text = node.toString();
        return text.length() > 80 ? text.substring(0, 77) + "..." : text;
    }
}
