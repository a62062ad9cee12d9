package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillStoreTest extends WritableStoreContract {

    @TempDir
    Path folder;

    @Override
    WritableStore create() {
        return new SpillStore(20, folder);
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void whatIsTooMuchForMemoryIsInAFolderThatGoesWithIt() throws IOException {
        SpillStore store = new SpillStore(100, folder);
        store.put("a/small", ByteBuffer.allocate(60));
        assertThat(files()).isZero();
        store.put("a/large", ByteBuffer.allocate(1000));
        assertThat(files()).isEqualTo(1);
        store.put("a/small", ByteBuffer.allocate(90));
        assertThat(store.list("")).containsExactly("a/large", "a/small");
        assertThat(store.size("a/large")).contains(1000L);
        store.put("a/large", ByteBuffer.allocate(2));
        assertThat(store.size("a/large")).contains(2L);
        store.deleteAll("");
        assertThat(store.list("")).isEmpty();
        assertThat(files()).isZero();
    }
}
