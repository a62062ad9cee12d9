package org.zarrkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.store.Keys;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;
import org.zarrkit.store.WritableZipStore;

class HierarchyEditTest {

    @TempDir
    Path folder;

    private static void plate(WritableStore store, String root) {
        for (String path : List.of("", "A", "A/1", "A/1/0"))
            GroupMetadata.of(3, Json.object().put("n", 1)).write(store, key(root, path));
    }

    private static String key(String root, String path) {
        return Keys.join(root, path);
    }

    private static int n(String location) {
        return Node.open(Stores.open(location), "").attributes().path("n").intValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "A/1/0"})
    void theWholeHierarchyOfAFolderIsFound(String path) {
        plate(LocalStore.of(folder), "data/plate.zarr");
        String location = folder.resolve("data/plate.zarr").resolve(path).toString();
        HierarchyEdit edit = HierarchyEdit.open(location);
        assertThat(edit.path()).isEqualTo(path);
        assertThat(edit.store().get("A/1/zarr.json")).isPresent();
        edit.node("").attributes(a -> a.put("n", 2));
        edit.commit(bytes -> true);
        assertThat(n(location)).isEqualTo(2);
    }

    @Test
    void theHierarchyIsThatALinkLeadsTo() throws IOException {
        plate(LocalStore.of(folder), "plate.zarr");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("plate.zarr/A/1"));
        HierarchyEdit edit = HierarchyEdit.open(link.toString());
        assertThat(edit.path()).isEqualTo("A/1");
        edit.node("0").attributes(a -> a.put("n", 5));
        assertThat(n(folder.resolve("plate.zarr/A/1/0").toString())).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "packed"})
    void anArchiveIsChangedByTheCommit(String inside) {
        Path archive = folder.resolve("plate.zip");
        try (WritableZipStore store = WritableZipStore.create(archive, false)) {
            plate(store, inside);
            store.finish();
        }
        String location = archive.resolve("A/1").toString();
        HierarchyEdit edit = HierarchyEdit.open(location);
        assertThat(edit.path()).isEqualTo(key(inside, "A/1"));
        assertThat(edit.node("0").attributes(a -> a.put("n", 9))).isTrue();
        assertThat(n(location + "/0")).isEqualTo(1);
        edit.commit(bytes -> true);
        assertThat(n(location + "/0")).isEqualTo(9);
        assertThat(n(archive.toString())).isEqualTo(1);
    }

    @Test
    void whatCantBeChangedIsSaidAtOnce() {
        assertThatThrownBy(() -> HierarchyEdit.open("https://example.org/a.zarr"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("https://example.org/a.zarr")
                .hasMessageContaining("copy");
        assertThatThrownBy(() -> HierarchyEdit.open(folder.resolve("none.zarr").toString()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> HierarchyEdit.open(folder.toString()).node("a").attributes(a -> a.put("n", 1)))
                .isInstanceOf(NotFoundException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
