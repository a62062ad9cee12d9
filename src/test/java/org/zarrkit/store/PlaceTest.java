package org.zarrkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {

    @TempDir
    private Path folder;

    private static String text(Place place) {
        return place.store()
                .get(place.path())
                .map(bytes -> UTF_8.decode(bytes).toString())
                .orElse("none");
    }

    @Test
    void folderIsBelowTheFolderThatItIsIn() throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/x"), "above");
        Place place = Place.of(folder.resolve("a/b").toString());
        assertThat(place.path()).isEmpty();
        assertThat(place.name()).isEqualTo("b");
        assertThat(text(place.above().orElseThrow().below("x"))).isEqualTo("above");
        assertThat(place.below("c/d").above().orElseThrow().name()).isEqualTo("c");
        assertThat(place.above().orElseThrow().above().orElseThrow().name())
                .isEqualTo(folder.getFileName().toString());
    }

    @Test
    void locationHasSlashesBetweenNamesAlone() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("a\\b"));
        Place place = new Place(LocalStore.of(odd), "c");
        assertThat(place.location()).contains(odd.toString().replace(File.separatorChar, '/') + "/c");
    }

    @Test
    void rootsAreBelowNothing() throws Exception {
        assertThat(new Place(LocalStore.of(Path.of("/")), "").above()).isEmpty();
        assertThat(new Place(new MemoryStore(), "").above()).isEmpty();
        assertThat(new Place(new MemoryStore(), "").name()).isEmpty();
        Place archive = new Place(archive(), "");
        assertThat(archive.above()).isEmpty();
    }

    private Store archive() throws Exception {
        try (WritableZipStore zip = WritableZipStore.create(folder.resolve("a.zip"), false)) {
            zip.put("x", UTF_8.encode("above"));
            zip.put("b/y", UTF_8.encode("below"));
            zip.finish();
        }
        return ZipStore.open(folder.resolve("a.zip"));
    }

    @Test
    void folderInAnArchiveIsBelowTheArchive() throws Exception {
        archive();
        Place place = Place.of(folder + "/a.zip/b");
        assertThat(text(place.below("y"))).isEqualTo("below");
        assertThat(place.name()).isEqualTo("b");
        assertThat(text(place.above().orElseThrow().below("x"))).isEqualTo("above");
    }

    @Test
    void urlIsBelowTheUrlOneNameShorterWithTheSameQuery() throws Exception {
        try (WebServer server =
                new WebServer(Map.of("a/x", "above".getBytes(UTF_8), "a/b c/y", "below".getBytes(UTF_8)))) {
            Place place = Place.of(server.uri() + "/a/b%20c?token=1");
            assertThat(text(place.below("y"))).isEqualTo("below");
            assertThat(place.name()).isEqualTo("b c");
            Place above = place.above().orElseThrow();
            assertThat(text(above.below("x"))).isEqualTo("above");
            assertThat(above.store().uri().getQuery()).isEqualTo("token=1");
        }
    }

    @Test
    void serversRootIsBelowNothing() {
        assertThat(Place.of("https://server.example").above()).isEmpty();
        assertThat(Place.of("https://server.example/").above()).isEmpty();
    }

    @Test
    void documentStandsForWhatItDescribes() throws Exception {
        Files.createDirectories(folder.resolve("a.zarr/OME"));
        Files.writeString(folder.resolve("a.zarr/zarr.json"), "{}");
        for (String name :
                new String[] {"zarr.json", ".zattrs", ".zgroup", ".zarray", ".zmetadata", "OME/METADATA.ome.xml"})
            assertThat(Place.of(folder + "/a.zarr/" + name).store().uri())
                    .as(name)
                    .isEqualTo(folder.resolve("a.zarr").toUri());
        assertThat(Stores.otherFile(folder + "/a.zarr/zarr.json")).isEqualTo(Optional.empty());
        assertThat(Place.of("https://server.example/a.zarr/zarr.json?token=1")
                        .store()
                        .uri())
                .hasToString("https://server.example/a.zarr?token=1");
    }

    @Test
    void pathsMustNotLeadOut() {
        MemoryStore store = new MemoryStore();
        store.put("a", ByteBuffer.allocate(1));
        assertThatThrownBy(() -> new Place(store, "../a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Place(store, "b").below("../a")).isInstanceOf(IllegalArgumentException.class);
    }
}
