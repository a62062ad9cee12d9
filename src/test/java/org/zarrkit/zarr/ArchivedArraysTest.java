package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.store.Stores;

/** Arrays in zip archives by other programs read as the index says, by whatever path people give. */
class ArchivedArraysTest {

    static Stream<Conformance.Case> arrays() {
        return Conformance.collection()
                .filter(c -> c.text("kind").equals("array") && c.json().has("zip_entry"));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arrayReadsFromItsArchive(Conformance.Case array) {
        String entry = array.text("zip_entry");
        assertReads(array, array.path() + "/" + entry, "");
        assertReads(array, array.path().toUri() + "/" + entry + "/", "");
        String inRoot = entry.substring(entry.lastIndexOf('/') + 1);
        assertReads(array, array.path() + "/" + inRoot, "");
        assertReads(array, array.path().toString(), inRoot);
    }

    private static void assertReads(Conformance.Case array, String location, String path) {
        ZarrArray opened = ZarrArray.open(Stores.open(location), path);
        int[] shape = opened.grid().shape().stream().mapToInt(Long::intValue).toArray();
        Object target = opened.chunkSpec().type().newArray((int) opened.grid().elements());
        opened.readBox(new long[shape.length], shape, target);
        assertThat(LittleEndian.sha256(target)).as(location).isEqualTo(array.text("sha256"));
    }
}
