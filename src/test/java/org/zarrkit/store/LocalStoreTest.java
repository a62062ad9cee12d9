package org.zarrkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.error.StoreException;

class LocalStoreTest extends StoreContract {

    @TempDir
    Path folder;

    @Override
    WritableStore create() {
        return LocalStore.of(folder.resolve("new/store"));
    }

    @Test
    void failedPutLeavesNothing() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        LocalStore store = LocalStore.of(folder);
        assertThatThrownBy(() -> store.put("file/chunk", ByteBuffer.allocate(1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("chunk");
        assertThat(store.list("")).containsExactly("file");
    }

    @Test
    void valueBeingWrittenIsNotListed() throws IOException {
        Files.writeString(folder.resolve("c.tmp-1"), "half");
        assertThat(LocalStore.of(folder).children("")).isEmpty();
    }
}
