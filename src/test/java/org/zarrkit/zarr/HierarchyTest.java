package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.UnlistableStore;

class HierarchyTest {

    private static final List<CodecDescription> RAW =
            List.of(new CodecDescription("bytes", Map.of("endian", "little")));

    private final MemoryStore store = new MemoryStore();

    private static ArrayMetadata array(int format) {
        return ArrayMetadata.of(format, List.of(4L), DataType.UINT16, List.of(2), RAW);
    }

    private void put(String key, String json) {
        store.put(key, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    private String text(String key) {
        return new String(store.get(key).orElseThrow().array(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void groupsAboveANewNodeAreWritten(int format) {
        ZarrArray.create(store, "a/b/c", array(format));
        Hierarchy.createGroup(store, "a/d/e", GroupMetadata.of(format, Json.object()));
        assertThat(Hierarchy.paths(store, "")).containsExactly("", "a", "a/b", "a/b/c", "a/d", "a/d/e");
        assertThat(Node.open(store, "a/b")).isInstanceOf(GroupMetadata.class);
        assertThat(Node.open(store, "a/b").zarrFormat()).isEqualTo(format);
    }

    @Test
    void groupsThatAreThereKeepTheirAttributes() {
        Hierarchy.createGroup(store, "a", GroupMetadata.of(2, Json.object().put("mine", 1)));
        ZarrArray.create(store, "a/b", array(3));
        assertThat(Node.open(store, "a").zarrFormat()).isEqualTo(2);
        assertThat(Node.open(store, "a").attributes().path("mine").intValue()).isEqualTo(1);
    }

    @Test
    void nothingIsPutBelowAnArray() {
        ZarrArray.create(store, "a", array(3));
        assertThatThrownBy(() -> ZarrArray.create(store, "a/b", array(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is an array at");
        assertThat(store.list("a/b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__a", "...", "a/zarr.json", "a/.zarray", "a/__b/c"})
    void namesThatNoNodeMayHaveAreRefused(String path) {
        assertThatThrownBy(() -> ZarrArray.create(store, path, array(3))).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void pathsAreNormalized() {
        ZarrArray.create(store, "/a//b/", array(2)).writeShard(new short[] {1, 2}, 0);
        assertThat(store.list("a/b")).contains("a/b/0", "a/b/.zarray");
        assertThat((short[]) ZarrArray.open(store, "a\\b").readChunk(0)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void attributesAreReplacedAndNothingElse(int format) {
        ZarrArray.create(store, "g/a", array(format));
        String document = "g/a/" + (format == 3 ? "zarr.json" : ".zarray");
        put(document, text(document).replaceFirst("\\{", "{\"mine\": {\"must_understand\": false},"));
        Hierarchy.writeAttributes(store, "g/a", Json.object().put("unit", "micrometer"));
        Node node = Node.open(store, "g/a");
        assertThat(node.attributes().path("unit").textValue()).isEqualTo("micrometer");
        assertThat(node.unknownMembers().has("mine")).isTrue();
        assertThat(((ArrayMetadata) node).shape()).containsExactly(4L);
    }

    private void consolidate(int format) {
        ZarrArray.create(store, "g/a", array(format));
        Hierarchy.writeAttributes(store, "g/a", Json.object().put("n", 7));
        if (format == 3)
            put(
                    "zarr.json",
                    "{\"zarr_format\":3,\"node_type\":\"group\",\"attributes\":{\"k\":1},\"consolidated_metadata\":"
                            + "{\"must_understand\":false,\"kind\":\"inline\",\"metadata\":{\"g\":"
                            + text("g/zarr.json")
                            + ",\"g/a\":" + text("g/a/zarr.json") + "}}}");
        else
            put(
                    ".zmetadata",
                    "{\"zarr_consolidated_format\":1,\"metadata\":{\".zgroup\":{\"zarr_format\":2},\"g/.zgroup\":"
                            + text("g/.zgroup") + ",\"g/a/.zarray\":" + text("g/a/.zarray") + ",\"g/a/.zattrs\":"
                            + text("g/a/.zattrs") + "}}");
    }

    private void removeDocumentsOfArray() {
        Stream.of("zarr.json", ".zarray", ".zattrs").forEach(name -> store.delete("g/a/" + name));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void copiesOfDocumentsServeWhereDocumentsAreAbsentAndNothingCanBeListed(int format) {
        consolidate(format);
        removeDocumentsOfArray();
        UnlistableStore web = new UnlistableStore(store);
        assertThat(Node.children(web, "")).containsExactly("g");
        assertThat(Node.children(web, "g")).containsExactly("g/a");
        ArrayMetadata array = (ArrayMetadata) Node.open(web, "g/a");
        assertThat(array.shape()).containsExactly(4L);
        assertThat(array.attributes().path("n").intValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aDocumentWinsOverItsCopy(int format) {
        consolidate(format);
        String key = format == 3 ? "g/a/zarr.json" : "g/a/.zarray";
        put(key, text(key).replaceAll("\"shape\" ?: ?\\[ ?4 ?]", "\"shape\": [6]"));
        assertThat(((ArrayMetadata) Node.open(store, "g/a")).shape()).containsExactly(6L);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aCopyOfWhatAListingStoreHasNoMoreIsNotBelieved(int format) {
        consolidate(format);
        removeDocumentsOfArray();
        assertThat(Node.read(store, "g/a")).isEmpty();
        assertThat(Node.children(store, "g")).isEmpty();
        assertThatThrownBy(() -> ZarrArray.open(store, "g/a")).isInstanceOf(NotFoundException.class);
        put("g/a/c/0", "chunk");
        assertThat(Node.read(store, "g/a")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void copiesAreRemovedWhenANodeIsMade(int format) {
        consolidate(format);
        ZarrArray.create(store, "g/b", array(format));
        assertThat(store.get(".zmetadata")).isEmpty();
        if (format == 3) {
            assertThat(text("zarr.json")).doesNotContain("consolidated_metadata");
            assertThat(Node.open(store, "").attributes().path("k").intValue()).isEqualTo(1);
        }
    }

    @Test
    void damagedCopiesAreNoCopies() {
        put(".zmetadata", "{");
        put(".zgroup", "{\"zarr_format\":2}");
        assertThat(Node.read(store, "labels")).isEmpty();
    }
}
