package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.Conformance;
import org.zarrkit.LittleEndian;
import org.zarrkit.codec.DataType;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableZipStore;

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

    /** A group of Zarr 2 with one child was taken for the folder that the hierarchy is packed with. */
    @Test
    void aGroupWithOneChildIsTheRootOfItsArchive(@TempDir Path folder) {
        Path archive = folder.resolve("a.zip");
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        try (WritableZipStore zip = WritableZipStore.create(archive, false)) {
            ZarrArray.create(zip, "0", ArrayMetadata.of(2, List.of(4L), DataType.UINT16, List.of(4), raw));
            zip.finish();
        }
        assertThat(Hierarchy.paths(Stores.open(archive.toString()), "")).containsExactly("", "0");
    }

    private static void assertReads(Conformance.Case array, String location, String path) {
        ZarrArray opened = ZarrArray.open(Stores.open(location), path);
        int[] shape = opened.grid().shape().stream().mapToInt(Long::intValue).toArray();
        Object target = opened.chunkSpec().type().newArray((int) opened.grid().elements());
        opened.readBox(new long[shape.length], shape, target);
        assertThat(LittleEndian.sha256(target)).as(location).isEqualTo(array.text("sha256"));
    }
}
