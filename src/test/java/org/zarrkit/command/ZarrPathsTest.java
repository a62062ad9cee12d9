package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;

class ZarrPathsTest {

    @TempDir
    Path folder;

    @Test
    void foldersArchivesAndDocumentsAreZarr() {
        Path image = folder.resolve("a b.zarr");
        Zarrkit.sample(20, 20, 2).save(image.toString());
        Zarrkit.sample(20, 20, 2).save(folder.resolve("b.ozx").toString());
        assertThat(ZarrPaths.isZarr(image.toString())).isTrue();
        assertThat(ZarrPaths.isZarr(image + "/")).isTrue();
        assertThat(ZarrPaths.isZarr("file://" + image)).isTrue();
        assertThat(ZarrPaths.isZarr(image.resolve("0").toString()))
                .as("a level")
                .isTrue();
        assertThat(ZarrPaths.isZarr(image.resolve("zarr.json").toString())).isTrue();
        assertThat(ZarrPaths.isZarr(folder.resolve("b.ozx").toString())).isTrue();
    }

    @Test
    void whatImageJOpensItselfIsNot() throws IOException {
        Files.createDirectories(folder.resolve("planes"));
        Files.writeString(folder.resolve("planes/a.tif"), "");
        Files.writeString(folder.resolve("a.zip"), "");
        for (String other : new String[] {"planes", "planes/a.tif", "a.zip", "absent.zarr", "zarr.json"})
            assertThat(ZarrPaths.isZarr(folder.resolve(other).toString()))
                    .as(other)
                    .isFalse();
        assertThat(ZarrPaths.isZarr("")).isFalse();
        assertThat(ZarrPaths.isZarr("\u0000")).isFalse();
    }

    @Test
    void urlsAreKnownByTheirNames() {
        assertThat(ZarrPaths.isZarr("https://example.org/a/b.ome.zarr")).isTrue();
        assertThat(ZarrPaths.isZarr("https://example.org/b.zarr/0/?x=1")).isTrue();
        assertThat(ZarrPaths.isZarr("http://example.org/b.ozx")).isTrue();
        assertThat(ZarrPaths.isZarr("https://example.org/plain/.zattrs")).isTrue();
        assertThat(ZarrPaths.isZarr("https://example.org/image.tif")).isFalse();
        assertThat(ZarrPaths.isZarr("https://zarr.dev/")).isFalse();
        assertThat(ZarrPaths.isZarr("https://example.org/zarr.html")).isFalse();
    }
}
