package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;

class StoresTest {

    private static final byte[] VALUE = {1, 2, 3};

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectories(temporary.resolve("my images"));
        LocalStore.of(folder).put("image.zarr/0/c/0", ByteBuffer.wrap(VALUE));
        Files.write(folder.resolve("flat.zip"), Archives.written(Map.of("zarr.json", VALUE, "0/c/0", VALUE)));
        Map<String, byte[]> down =
                Map.of("data.zarr/0/c/0", VALUE, "data.zarr/zarr.json", VALUE, "__MACOSX/._x", VALUE);
        Files.write(folder.resolve("down.zip"), Archives.written(down));
        Files.write(folder.resolve("down.ozx"), Archives.written(down));
        Files.write(folder.resolve("no extension"), Archives.written(Map.of("0/c/0", VALUE, "a", VALUE)));
        Files.writeString(folder.resolve("text.txt"), "no archive");
        Files.writeString(folder.resolve("broken.zip"), "no archive");
    }

    private void assertHolds(String location, String key) {
        Store store = Stores.open(location);
        assertThat(StoreContract.bytes(store, key, ByteRange.ALL)).as(location).isEqualTo(VALUE);
        assertThat(store.list("")).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "image.zarr,0/c/0",
        "image.zarr/0,c/0",
        "flat.zip,0/c/0",
        "flat.zip/0,c/0",
        "flat.zip/0/c,0",
        "down.zip,0/c/0",
        "down.zip/0,c/0",
        "down.zip/data.zarr,0/c/0",
        "down.zip/data.zarr/0,c/0",
        "down.ozx,data.zarr/0/c/0",
        "down.ozx/data.zarr/0,c/0",
        "no extension,0/c/0",
        "no extension/0,c/0"
    })
    void foldersArchivesAndPathsInThemAreOpened(String path, String key) {
        assertHolds(folder.resolve(path).toString(), key);
        assertHolds(folder.resolve(path).toUri().toString(), key);
        assertHolds("file:" + folder.resolve(path) + "/", key);
        assertHolds(Stores.open(folder.resolve(path).toString()).uri().toString(), key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  %s \n",
                "\"%s\"",
                "'%s'",
                "r'%s'",
                "r\"%s/\"",
                "%s/",
                "%s//",
                "Path('%s')",
                "PosixPath('%s'),",
                " pathlib.Path(r\"%s\") ",
                "file://%s",
                "FILE:%s"
            })
    void whatComesWithPastingIsPassedOver(String form) {
        assertHolds(form.formatted(folder.resolve("image.zarr")), "0/c/0");
    }

    @Test
    void linkedArchiveIsOpened() throws IOException {
        Path link = Files.createDirectories(temporary.resolve("elsewhere")).resolve("link.zip");
        Files.createSymbolicLink(link, folder.resolve("flat.zip"));
        assertHolds(link + "/0", "c/0");
    }

    @Test
    void messageSaysWhichPartOfThePathExists() {
        assertThatThrownBy(() -> Stores.open(folder + "/imagee.zarr/0/c"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no 'imagee.zarr' in " + folder);
        assertThatThrownBy(() -> Stores.open(folder + "/flat.zip/1/c"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no '1/c' in the archive " + folder.resolve("flat.zip"))
                .hasMessageContaining("0, zarr.json");
        assertThatThrownBy(() -> Stores.open(folder + "/down.ozx/0")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void fileThatIsNoArchiveIsNamed() {
        for (String inside : new String[] {"", "/0"}) {
            assertThatThrownBy(() -> Stores.open(folder + "/text.txt" + inside))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("text.txt is a file and no zip archive");
            assertThatThrownBy(() -> Stores.open(folder + "/broken.zip" + inside))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("broken.zip is no zip archive");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a/b.zarr,https://bucket.s3.amazonaws.com/a/b.zarr",
        "gs://bucket/a/b.zarr,https://storage.googleapis.com/bucket/a/b.zarr",
        "ftp://host/a,http(s)"
    })
    void otherSchemesSayWhatToUse(String location, String instead) {
        assertThatThrownBy(() -> Stores.open(location))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining(instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "''",
                "a\0b",
                "http://",
                "https://user:secret@host/a",
                "http://[/a",
                "file:",
                "http:///a",
                "::",
                "%%%",
                "file:///%zz/none",
                "~/no such folder of mine"
            })
    void nonsenseIsAnErrorOfOurs(String location) {
        assertThatThrownBy(() -> Stores.open(location))
                .isInstanceOf(ZarrkitException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void onlyFoldersAreCreated() {
        for (String place : new String[] {"new.zip", "new.OZX", "flat.zip", "flat.zip/a", "text.txt/b"})
            assertThatThrownBy(() -> Stores.create(folder + "/" + place))
                    .isInstanceOf(UnsupportedFeatureException.class);
        assertThatThrownBy(() -> Stores.create("https://example.org/a"))
                .isInstanceOf(UnsupportedFeatureException.class);
        Stores.create("'" + folder + "/new.zarr/'").put("a", ByteBuffer.wrap(VALUE));
        assertHolds(folder + "/new.zarr", "a");
    }

    @Test
    void urlsAreOpened() throws IOException {
        Map<String, byte[]> values = Map.of(
                "my image.zarr/0/c",
                VALUE,
                "a b.zip",
                Files.readAllBytes(folder.resolve("down.zip")),
                "folder.zip/0/c",
                VALUE);
        try (WebServer server = new WebServer(values)) {
            for (String name : new String[] {"my image.zarr", "my%20image.zarr/", "my%20image.zarr/#fragment"})
                assertThat(Stores.open(server.uri() + "/" + name).get("0/c"))
                        .as(name)
                        .isPresent();
            assertThat(Stores.open(server.uri() + "/my image.zarr/0?token=1").get("c"))
                    .isPresent();
            assertThat(Stores.open(server.uri() + "/folder.zip/0").get("c")).isPresent();
            assertHolds("'" + server.uri() + "/a b.zip'", "0/c/0");
            assertHolds(server.uri() + "/a%20b.zip/0?token=1", "c/0");
            assertHolds(server.uri() + "/a b.zip/data.zarr/0/c/", "0");
            String location =
                    Stores.open(server.uri() + "/a b.zip/0?token=1").uri().toString();
            assertHolds(location, "c/0");
            assertThatThrownBy(() -> Stores.open(server.uri() + "/a b.zip/never"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining("never");
        }
    }
}
