package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.DyingStore;
import org.zarrkit.store.FailingStore;
import org.zarrkit.store.Keys;
import org.zarrkit.store.MemoryStore;

class DocumentEditTest {

    private static final String ARRAY_3 =
            "{\"shape\":[4],\"data_type\":\"uint16\",\"chunk_grid\":{\"name\":\"regular\",\"configuration\":"
                    + "{\"chunk_shape\":[2]}},\"mine\":{\"must_understand\":false,\"b\":1,\"a\":2},\"zarr_format\":3,"
                    + "\"chunk_key_encoding\":{\"name\":\"default\"},\"fill_value\":0,\"codecs\":[{\"name\":\"bytes\","
                    + "\"configuration\":{\"endian\":\"little\"}}],\"attributes\":{\"n\":7,\"x\":NaN},"
                    + "\"node_type\":\"array\"}";
    private static final String ARRAY_2 = "{\"zarr_format\":2,\"shape\":[4],\"chunks\":[2],\"dtype\":\"<u2\","
            + "\"compressor\":null,\"fill_value\":0,\"order\":\"C\",\"filters\":null,\"mine\":3}";

    private final MemoryStore store = new MemoryStore();

    private void put(String key, String json) {
        store.put(key, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    private String text(String key) {
        return new String(store.get(key).orElseThrow().array(), StandardCharsets.UTF_8);
    }

    private ObjectNode json(String key) {
        return Json.read(store, key).orElseThrow();
    }

    private static String group3(String attributes, String copies) {
        return "{\"attributes\":" + attributes + ",\"zarr_format\":3,\"consolidated_metadata\":{\"kind\":\"inline\","
                + "\"must_understand\":false,\"metadata\":{" + copies + "}},\"node_type\":\"group\"}";
    }

    /** Root, group g and array g/a, with copies at the root and at g; in Zarr 3 as zarr-python nests them. */
    private void hierarchy(int format) {
        if (format == 3) {
            String inGroup = group3("{\"k\":1}", "\"a\":" + ARRAY_3);
            put("zarr.json", group3("{\"r\":0}", "\"g\":" + inGroup + ",\"g/a\":" + ARRAY_3));
            put("g/zarr.json", inGroup);
            put("g/a/zarr.json", ARRAY_3);
            return;
        }
        String group = "{\"zarr_format\":2}";
        String attributes = "{\"n\":7,\"x\":NaN}";
        put(
                ".zmetadata",
                "{\"metadata\":{\".zgroup\":" + group + ",\"g/.zattrs\":{\"k\":1},\"g/.zgroup\":" + group
                        + ",\"g/a/.zattrs\":" + attributes + ",\"g/a/.zarray\":" + ARRAY_2
                        + "},\"zarr_consolidated_format\":1}");
        put(
                "g/.zmetadata",
                "{\"zarr_consolidated_format\":1,\"metadata\":{\".zattrs\":{\"k\":1},\".zgroup\":" + group
                        + ",\"a/.zarray\":" + ARRAY_2 + ",\"a/.zattrs\":" + attributes + "}}");
        put(".zgroup", group);
        put("g/.zgroup", group);
        put("g/.zattrs", "{\"k\":1}");
        put("g/a/.zattrs", attributes);
        put("g/a/.zarray", ARRAY_2);
    }

    /** The attributes as a reader finds them that takes copies where there are any: as Python does. */
    private Optional<JsonNode> attributesInCopies(int format, String group, String relative) {
        String key = key(group, format == 3 ? "zarr.json" : ".zmetadata");
        Optional<JsonNode> copies = Json.read(store, key)
                .map(d -> format == 3 ? d.path("consolidated_metadata").path("metadata") : d.path("metadata"))
                .filter(JsonNode::isObject);
        return copies.map(c -> format == 3 ? c.path(relative).path("attributes") : c.path(key(relative, ".zattrs")));
    }

    private static String key(String group, String name) {
        return Keys.join(group, name);
    }

    private JsonNode attributes(String path) {
        return Node.open(store, path).attributes();
    }

    private void assertCopiesAreTrueOrAway(int format) {
        for (String path : List.of("g", "g/a")) {
            JsonNode stored = attributes(path);
            attributesInCopies(format, "", path)
                    .ifPresent(c -> assertThat(c).as(path).isEqualTo(stored));
        }
        attributesInCopies(format, "g", "a").ifPresent(c -> assertThat(c).isEqualTo(attributes("g/a")));
        if (format == 3 && json("zarr.json").has("consolidated_metadata"))
            assertThat(json("zarr.json").at("/consolidated_metadata/metadata/g/consolidated_metadata/metadata/a"))
                    .isEqualTo(json("g/a/zarr.json"));
    }

    private static final UnaryOperator<ObjectNode> EDIT = attributes -> attributes.put("n", 8);

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aChangedAttributeChangesNothingElse(int format) {
        hierarchy(format);
        String key = "g/a/" + (format == 3 ? "zarr.json" : ".zattrs");
        String before = json(key).toString();
        assertThat(DocumentEdit.of(store, "/g//a/").attributes(EDIT)).isTrue();
        assertThat(json(key).toString()).isEqualTo(before.replace("\"n\":7", "\"n\":8"));
        assertThat(text(key)).containsPattern("\"x\": ?NaN");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void copiesInAllGroupsAboveAreChangedLikewise(int format) {
        hierarchy(format);
        String holder = format == 3 ? "zarr.json" : ".zmetadata";
        String before = json(holder).toString();
        DocumentEdit.of(store, "g/a").attributes(EDIT);
        assertThat(json(holder).toString()).isEqualTo(before.replace("\"n\":7", "\"n\":8"));
        assertThat(attributesInCopies(format, "", "g/a")).contains(attributes("g/a"));
        assertThat(attributesInCopies(format, "g", "a")).contains(attributes("g/a"));
        assertCopiesAreTrueOrAway(format);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void killedAtAnyOperationTheOldOrTheNewIsThereForEveryReader(int format) {
        for (String path : List.of("g/a", "g", ""))
            for (int n = 0, done = 0; done == 0; n++) {
                hierarchy(format);
                JsonNode before = attributes(path);
                ObjectNode after = EDIT.apply(before.deepCopy());
                try {
                    DocumentEdit.of(new DyingStore(store, n), path).attributes(EDIT);
                    done = 1;
                    assertThat(attributes(path)).hasToString(after.toString());
                    assertThat(n).isGreaterThan(2);
                } catch (DyingStore.Killed killed) {
                    assertThat(attributes(path).toString()).isIn(before.toString(), after.toString());
                }
                assertCopiesAreTrueOrAway(format);
            }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void ifTheDocumentCantBeWrittenAllIsAsBefore(int format) {
        hierarchy(format);
        List<String> before = store.list("").map(key -> key + json(key)).toList();
        String key = "g/a/" + (format == 3 ? "zarr.json" : ".zattrs");
        boolean[] reading = {true};
        FailingStore full = new FailingStore(store, k -> !reading[0] && k.equals(key));
        assertThatThrownBy(() -> DocumentEdit.of(full, "g/a").attributes(a -> {
                    reading[0] = false;
                    return a.put("n", 8);
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(key);
        assertThat(store.list("").map(k -> k + json(k)).toList()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void nothingIsWrittenWhereNothingChanges(int format) {
        hierarchy(format);
        DocumentEdit edit = DocumentEdit.of(store, "g/a");
        List<String> before = store.list("").map(this::text).toList();
        assertThat(edit.attributes(attributes -> attributes)).isFalse();
        assertThat(edit.attributes(a -> a.put("n", 7))).isFalse();
        assertThat(edit.document(document -> document)).isFalse();
        assertThat(store.list("").map(this::text).toList()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void attributesThatAreGoneAreGoneInTheCopiesToo(int format) {
        hierarchy(format);
        DocumentEdit.of(store, "g").attributes(ObjectNode::removeAll);
        assertThat(attributes("g")).isEmpty();
        assertThat(attributesInCopies(format, "", "g").orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theShapeIsTrueInTheCopies(int format) {
        hierarchy(format);
        DocumentEdit.of(store, "g/a").shape(List.of(9L));
        Node.open(store, "g/a");
        String copies = json(format == 3 ? "zarr.json" : ".zmetadata").toString();
        assertThat(copies).contains("\"shape\":[9]").doesNotContain("\"shape\":[4]");
    }

    /** They were out of date before the edit. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void copiesThatDoNotKnowTheNodeStayAway(int format) {
        hierarchy(format);
        for (String name : List.of("zarr.json", ".zarray", ".zattrs"))
            store.get("g/a/" + name).ifPresent(bytes -> store.put("g/b/" + name, bytes));
        DocumentEdit.of(store, "g/b").attributes(EDIT);
        if (format == 2) assertThat(store.get(".zmetadata")).isEmpty();
        else assertThat(json("zarr.json").has("consolidated_metadata")).isFalse();
        assertThat(attributes("g/b").path("n").intValue()).isEqualTo(8);
    }

    /** What another program wrote meanwhile is not undone. */
    @Test
    void aGroupThatSomebodyElseChangedMeanwhileKeepsThatChange() {
        hierarchy(3);
        boolean[] edited = new boolean[1];
        FailingStore meddled = new FailingStore(store, key -> {
            if (edited[0] && key.equals("g/a/zarr.json")) put("zarr.json", "{}");
            return false;
        });
        DocumentEdit.of(meddled, "g/a").attributes(a -> {
            edited[0] = true;
            return a.put("n", 8);
        });
        assertThat(text("zarr.json")).isEqualTo("{}");
    }

    @Test
    void aMissingNodeAndADamagedDocumentAreNamed() {
        assertThatThrownBy(() -> DocumentEdit.of(store, "g/a").attributes(EDIT))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("g/a");
        put("g/a/zarr.json", "[1");
        assertThatThrownBy(() -> DocumentEdit.of(store, "g/a").document(EDIT))
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("g/a/zarr.json");
        assertThat(text("g/a/zarr.json")).isEqualTo("[1");
    }
}
