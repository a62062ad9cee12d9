package org.zarrkit.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.FailingStore;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.Store;
import org.zarrkit.store.UnlistableStore;

class DoctorTest {

    private static final DoctorOptions PIXELS = DoctorOptions.defaults().withPixels(true);

    private static Report examine(Store store) {
        return Doctor.examine(store, DoctorOptions.defaults(), Steps.IN_ORDER);
    }

    @Test
    void nothingAtTheRootIsAnException() {
        assertThatThrownBy(() -> examine(new MemoryStore()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("neither zarr.json nor .zarray nor .zgroup");
    }

    @Test
    void aStoreThatCantListIsWalkedByReferences() {
        for (MemoryStore store : List.of(
                TestHierarchies.image(),
                TestHierarchies.plate(),
                TestHierarchies.collection(),
                TestHierarchies.scene())) {
            Report report = examine(new UnlistableStore(store));
            long rows = store.list("").filter(key -> key.equals("A/zarr.json")).count(); // no document refers to a row
            long documents =
                    store.list("").filter(key -> key.endsWith("zarr.json")).count();
            assertThat(report.nodes()).isEqualTo(documents - rows);
            assertThat(report.isValid()).as(report.toString()).isTrue();
        }
    }

    @Test
    void whatCantBeReadIsAFindingAndTheRestIsChecked() {
        Report report = examine(new FailingStore(TestHierarchies.image(), key -> key.equals("1/zarr.json")));
        assertThat(report.codes(Severity.ERROR)).containsExactlyInAnyOrder("store-readable", "level-array");
        assertThat(report.nodes()).isEqualTo(7);
    }

    @Test
    void versionsAreThoseOfTheDocuments() {
        assertThat(examine(TestHierarchies.zarr2()).versions())
                .extracting(version -> version.text())
                .containsExactly("0.4");
    }

    @Test
    void ofVeryManyFindingsSomeAreListedAndAllCounted() {
        MemoryStore store = TestHierarchies.image();
        TestHierarchies.put(
                store,
                "labels/zarr.json",
                TestHierarchies.group("{'version': '0.5', 'labels': [" + "5, ".repeat(999) + "5]}"));
        Report report = examine(store);
        assertThat(report.findings())
                .filteredOn(f -> f.code().equals("labels-path"))
                .hasSize(100);
        assertThat(report.unlisted()).containsEntry("labels-path", 900L);
        assertThat(report.toString()).contains("... and 995 more");
    }

    @Test
    void aSizeTooLargeIsSaidAndNotRead() {
        MemoryStore store = TestHierarchies.image();
        store.put("1/zarr.json", ByteBuffer.allocate((int) JsonText.LARGEST + 1));
        assertThat(examine(store).codes(Severity.ERROR)).contains("json-size");
    }

    @Test
    void chunksAreReadOnlyWhenAskedFor() {
        MemoryStore store = TestHierarchies.zarr2();
        store.put("0/0/1", ByteBuffer.wrap(new byte[7]));
        assertThat(examine(store).isValid()).isTrue();
        Report report = Doctor.examine(store, PIXELS, Steps.IN_ORDER);
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).code()).isEqualTo("chunk-decodes");
        assertThat(report.findings().get(0).place().key()).isEqualTo("0/0/1");
        assertThat(report.findings().get(0).found()).contains("8 bytes expected, 7 found");
    }

    @Test
    void everyStoredObjectIsOneStep() {
        AtomicLong steps = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        Steps counting = (count, step) -> {
            steps.set(count);
            for (long i = 0; i < count; i++) bytes.addAndGet(step.applyAsLong(i));
        };
        assertThat(Doctor.examine(TestHierarchies.zarr2(), PIXELS, counting).isValid())
                .isTrue();
        assertThat(steps).hasValue(2);
        assertThat(bytes).hasValue(16);
        Doctor.examine(new UnlistableStore(TestHierarchies.zarr2()), PIXELS, counting);
        assertThat(steps).hasValue(2);
    }

    @Test
    void aChunkOutsideTheArrayIsFound() {
        MemoryStore store = TestHierarchies.zarr2();
        store.put("0/0/2", ByteBuffer.wrap(new byte[8]));
        assertThat(Doctor.examine(store, PIXELS, Steps.IN_ORDER).codes(Severity.WARNING))
                .containsExactly("chunk-inside");
    }

    @Test
    void chunksTooLargeForTheMemoryAreNotDecoded() {
        MemoryStore store = TestHierarchies.zarr2();
        TestHierarchies.replace(store, "0/.zarray", "[4, 4]", "[40000, 40000]");
        TestHierarchies.replace(store, "0/.zarray", "[4, 2]", "[40000, 40000]");
        Report report = Doctor.examine(store, PIXELS, Steps.IN_ORDER);
        assertThat(report.codes(Severity.WARNING)).contains("chunk-checked");
    }

    @Test
    void strictDemandsWhatShouldBe() {
        MemoryStore store = TestHierarchies.image();
        TestHierarchies.replace(store, "zarr.json", "'name': 'a', 'type'", "'type'");
        assertThat(examine(store).codes(Severity.WARNING)).containsExactly("multiscale-name");
        assertThat(Doctor.examine(store, DoctorOptions.defaults().withStrict(true), Steps.IN_ORDER)
                        .codes(Severity.ERROR))
                .containsExactly("multiscale-name");
    }
}
