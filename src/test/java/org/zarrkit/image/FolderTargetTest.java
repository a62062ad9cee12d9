package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.WritableStore;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Node;

class FolderTargetTest {

    @TempDir
    Path folder;

    private Path place;

    @BeforeEach
    void place() {
        place = folder.resolve("a.zarr");
    }

    private static void group(WritableStore store, String title) {
        GroupMetadata.of(3, JsonNodeFactory.instance.objectNode().put("title", title))
                .write(store, "");
    }

    private String title() {
        return Node.open(LocalStore.of(place), "").attributes().path("title").asText();
    }

    private void write(boolean overwrite, String title) {
        FolderTarget.write(place.toString(), overwrite, store -> group(store, title));
    }

    @Test
    void whatStandsThereIsReplacedIfAskedFor() {
        write(false, "first");
        assertThatThrownBy(() -> write(false, "second"))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("exists already");
        assertThat(title()).isEqualTo("first");
        write(true, "second");
        assertThat(title()).isEqualTo("second");
        assertThat(folder.toFile().list()).containsExactly("a.zarr");
    }

    @Test
    void whatCameThereMeanwhileStays() {
        assertThatThrownBy(() -> FolderTarget.write(place.toString(), false, store -> {
                    group(store, "late");
                    group(LocalStore.of(place), "early");
                }))
                .isInstanceOf(TargetExistsException.class);
        assertThat(title()).isEqualTo("early");
        assertThat(folder.toFile().list()).containsExactly("a.zarr");
    }

    @Test
    void otherFilesThatCameThereMeanwhileStayEvenIfItMayBeReplaced() {
        write(false, "first");
        assertThatThrownBy(() -> FolderTarget.write(place.toString(), true, store -> {
                    group(store, "second");
                    LocalStore.of(place).delete("zarr.json");
                    LocalStore.of(place).put("notes.txt", ByteBuffer.wrap("mine".getBytes(StandardCharsets.UTF_8)));
                }))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("notes.txt");
        assertThat(place.resolve("notes.txt")).hasContent("mine");
    }
}
