package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zarrkit.doctor.TestHierarchies.array;
import static org.zarrkit.doctor.TestHierarchies.json;
import static org.zarrkit.doctor.TestHierarchies.put;
import static org.zarrkit.doctor.TestHierarchies.replace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.store.DyingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;

class RepairTest {

    private static final RepairOptions DEFAULTS = RepairOptions.defaults();

    private static Report examine(Store store) {
        return Doctor.examine(store, DoctorOptions.defaults().withStrict(true), Steps.IN_ORDER);
    }

    /** Repairs, and the hierarchy has no findings then. */
    private static void assertMended(MemoryStore store, RepairOptions options, String... codes) {
        Repair repair = Repair.plan(store, "", options);
        assertThat(repair.mends()).extracting(Mend::code).containsExactlyInAnyOrder(codes);
        repair.apply();
        assertThat(examine(store).findings()).isEmpty();
        assertThat(Repair.plan(store, "", options).mends()).isEmpty();
    }

    private static Map<String, ByteBuffer> values(Store store) {
        Map<String, ByteBuffer> values = new HashMap<>();
        store.list("").forEach(key -> values.put(key, store.get(key).orElseThrow()));
        return values;
    }

    @Test
    void aGoodHierarchyIsLeftAlone() {
        MemoryStore store = TestHierarchies.image();
        Map<String, ByteBuffer> before = values(store);
        Repair repair = Repair.plan(store, "", DEFAULTS);
        assertThat(repair.mends()).isEmpty();
        repair.apply();
        assertThat(values(store)).isEqualTo(before);
    }

    @Test
    void planningChangesNothing() {
        MemoryStore store = TestHierarchies.zarr2();
        replace(store, "0/.zarray", "'/'", "'.'");
        Map<String, ByteBuffer> before = values(store);
        assertThat(Repair.plan(store, "", DEFAULTS).mends()).isNotEmpty();
        assertThat(values(store)).isEqualTo(before);
    }

    @Test
    void aSeparatorThatTheChunksDisproveIsCorrected() {
        MemoryStore store = TestHierarchies.zarr2();
        replace(store, "0/.zarray", "'/'", "'.'");
        assertMended(store, DEFAULTS, "chunk-keys");
    }

    @Test
    void dimensionNamesAreThoseOfTheAxes() {
        MemoryStore store = TestHierarchies.image();
        put(store, "1/zarr.json", array("uint16", "[2, 4, 4]", "['a', null, 'x']"));
        assertMended(store, DEFAULTS, "level-dimension-names");
    }

    @Test
    void versionsAreStatedAndMadeTheSame() {
        MemoryStore store = TestHierarchies.zarr2();
        replace(store, ".zattrs", "'version': '0.4', ", "");
        assertMended(store, DEFAULTS, "version-single");
        MemoryStore image = TestHierarchies.image();
        replace(image, "labels/cells/zarr.json", "'version': '0.5',", "");
        assertMended(image, DEFAULTS, "ome-version");
    }

    /** ome-zarr-py states none there. */
    @Test
    void aListOfLabelsHasTheVersionOfItsImage() {
        MemoryStore store = TestHierarchies.image();
        replace(store, "labels/zarr.json", "'version': '0.5', ", "");
        assertMended(store, DEFAULTS, "ome-version");
    }

    @Test
    void labelImagesAreListed() {
        MemoryStore store = TestHierarchies.image();
        replace(store, "labels/zarr.json", "'cells'", "");
        assertMended(store, DEFAULTS, "label-unlisted");
        put(store, "labels/zarr.json", "{'zarr_format': 3, 'node_type': 'group'}");
        assertMended(store, DEFAULTS, "label-unlisted");
    }

    /** Written by early versions of spatialdata: the document of 0.4 in Zarr 3. */
    @Test
    void membersBesideOmeAreMovedIntoIt() {
        MemoryStore store = TestHierarchies.image();
        outOfOme(store, "zarr.json");
        outOfOme(store, "labels/zarr.json");
        outOfOme(store, "labels/cells/zarr.json");
        replace(store, "zarr.json", "'name':'a'", "'name':'a','version':'0.4-dev'");
        assertMended(store, DEFAULTS.withLevels(Downsampling.MEAN), "ome-namespace", "ome-namespace", "ome-namespace");
        assertThat(json(store, "zarr.json").at("/attributes/other").asInt()).isEqualTo(7);
    }

    private static void outOfOme(MemoryStore store, String key) {
        ObjectNode document = json(store, key);
        ObjectNode ome = (ObjectNode) document.path("attributes").path("ome");
        ome.remove("version");
        document.set("attributes", ome.put("other", 7));
        put(store, key, document.toString());
    }

    @Test
    void metadataOf06OutsideOmeAreLeftForPeople() {
        MemoryStore store = TestHierarchies.image();
        outOfOme(store, "zarr.json");
        replace(store, "zarr.json", "\"axes\"", "\"coordinateSystems\"");
        assertThat(Repair.plan(store, "", DEFAULTS).mends())
                .extracting(Mend::code)
                .doesNotContain("ome-namespace");
    }

    @Test
    void groupsWithoutADocumentGetOne() {
        MemoryStore store = TestHierarchies.plate();
        store.delete("A/zarr.json");
        assertMended(store, DEFAULTS, "group-above");
    }

    @Test
    void translationsAreSetAsAskedFor() {
        MemoryStore store = TestHierarchies.image();
        replace(store, "zarr.json", "[0, 0.5, 0.5]", "[0, 1, 1]");
        assertThat(Repair.plan(store, "", DEFAULTS).mends()).isEmpty();
        assertMended(store, DEFAULTS.withLevels(Downsampling.MEAN), "level-translation");
        assertThat(store.get("zarr.json")
                        .map(TestHierarchies::text)
                        .orElseThrow()
                        .replaceAll("\\s", ""))
                .contains("\"translation\":[0.0,0.5,0.5]");
    }

    @Test
    void copiesAreWrittenAnew() {
        MemoryStore store = TestHierarchies.zarr2();
        put(store, ".zmetadata", "{'zarr_consolidated_format': 1, 'metadata': {'5/.zarray': {}}}");
        Repair.plan(store, "", DEFAULTS).apply();
        assertThat(examine(store).findings()).isEmpty();
        assertThat(json(store, ".zmetadata").path("metadata").path("0/.zarray")).isEqualTo(json(store, "0/.zarray"));
        MemoryStore image = TestHierarchies.image();
        replace(
                image,
                "zarr.json",
                "'zarr_format': 3",
                "'consolidated_metadata': {'kind': 'inline', 'must_understand': false, 'metadata': {'0': {}}}, 'zarr_format': 3");
        Repair.plan(image, "", DEFAULTS).apply();
        assertThat(examine(image).findings()).isEmpty();
        assertThat(json(image, "zarr.json").at("/consolidated_metadata/metadata"))
                .hasSize(6);
    }

    @Test
    void onlyThePartThatIsMeantIsMended() {
        MemoryStore store = TestHierarchies.image();
        put(store, "1/zarr.json", array("uint16", "[2, 4, 4]", "null"));
        put(store, "labels/cells/1/zarr.json", array("uint8", "[2, 4, 4]", "null"));
        assertThat(Repair.plan(store, "labels", DEFAULTS).mends())
                .extracting(mend -> mend.place().path())
                .containsExactly("labels/cells/1");
    }

    @Test
    void membersThatNobodyKnowsStayInTheirOrder() {
        MemoryStore store = TestHierarchies.image();
        replace(store, "1/zarr.json", "'shape'", "'zz': {'must_understand': false}, 'shape'");
        replace(store, "1/zarr.json", "['c', 'y', 'x']", "null");
        Repair.plan(store, "", DEFAULTS).apply();
        assertThat(json(store, "1/zarr.json").fieldNames())
                .toIterable()
                .startsWith("zarr_format", "node_type", "zz", "shape", "data_type");
    }

    /** Many things to mend, with copies that know the old documents. */
    private static MemoryStore broken() {
        MemoryStore store = TestHierarchies.image();
        put(store, "0/zarr.json", array("uint16", "[2, 8, 8]", "null"));
        put(store, "1/zarr.json", array("uint16", "[2, 4, 4]", "null"));
        replace(store, "labels/zarr.json", "'cells'", "");
        replace(store, "zarr.json", "[0, 0.5, 0.5]", "[0, 1, 1]");
        CopiesMender.write(store, "");
        return store;
    }

    @Test
    void killedAtAnyOperationEachDocumentIsTheOldOrTheNewOne() {
        RepairOptions options = DEFAULTS.withLevels(Downsampling.MEAN);
        MemoryStore old = broken();
        MemoryStore mended = broken();
        Repair.plan(mended, "", options).apply();
        assertThat(examine(mended).findings()).isEmpty();
        int operations = 0;
        for (boolean finished = false; !finished; operations++) {
            MemoryStore store = broken();
            try {
                Repair.plan(new DyingStore(store, operations), "", options).apply();
                finished = true;
            } catch (DyingStore.Killed e) {
                assertThat(operations).isLessThan(100_000);
            }
            store.list("").forEach(key -> assertThat(withoutCopies(store, key))
                    .isIn(withoutCopies(old, key), withoutCopies(mended, key)));
            assertThat(store.list("").toList()).isEqualTo(old.list("").toList());
        }
        assertThat(operations).isGreaterThan(100);
    }

    private static ObjectNode withoutCopies(Store store, String key) {
        ObjectNode json = json(store, key);
        json.remove("consolidated_metadata");
        return json;
    }
}
