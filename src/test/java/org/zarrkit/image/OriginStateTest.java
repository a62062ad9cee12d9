package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginStateTest {

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        return file;
    }

    private String array() {
        return OriginState.of(List.of(folder.resolve("array").toUri()));
    }

    @Test
    void chunkThatIsChangedAddedOrRemovedShows() throws IOException {
        file("array/zarr.json");
        Path chunk = file("array/c/0/0");
        String before = array();
        assertThat(before).contains("2 objects");
        assertThat(array()).isEqualTo(before);
        Files.setLastModifiedTime(chunk, FileTime.fromMillis(2_000_000));
        assertThat(array()).isNotEqualTo(before);
        file("array/c/0/0");
        assertThat(array()).isEqualTo(before);
        Path more = file("array/c/0/1");
        assertThat(array()).isNotEqualTo(before);
        Files.delete(more);
        assertThat(array()).isEqualTo(before);
        Files.delete(chunk);
        assertThat(array()).isNotEqualTo(before);
    }

    @Test
    void ofManyObjectsTheFirstAreLookedAt() throws IOException {
        Path chunks = Files.createDirectories(folder.resolve("array/c"));
        for (int i = 0; i <= OriginState.MOST_OBJECTS; i++) Files.createFile(chunks.resolve(String.format("%06d", i)));
        String before = array();
        assertThat(before).contains("the first 10000 objects");
        Files.writeString(chunks.resolve("010000"), "changed");
        assertThat(array()).isEqualTo(before);
        Files.writeString(chunks.resolve("009999"), "changed");
        assertThat(array()).isNotEqualTo(before);
    }

    @Test
    void fileAmongManyThatIsChangedShows() throws IOException {
        List<URI> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) files.add(file("p" + i + ".tif").toUri());
        String before = OriginState.of(files);
        assertThat(before.lines()).hasSize(1);
        assertThat(before).contains("20 files", "p0.tif");
        Files.setLastModifiedTime(folder.resolve("p13.tif"), FileTime.fromMillis(3));
        assertThat(OriginState.of(files)).isNotEqualTo(before);
        assertThat(OriginState.of(files.subList(0, 2)).lines()).hasSize(2);
        files.add(URI.create("https://example.org/a.zarr/0"));
        assertThat(OriginState.of(files)).contains("20 files").endsWith("https://example.org/a.zarr/0");
    }

    @Test
    void ofWhatIsElsewhereThePlaceIsKnown() {
        assertThat(OriginState.of(List.of(URI.create("https://example.org/a.zarr/0"))))
                .isEqualTo("https://example.org/a.zarr/0");
    }
}
