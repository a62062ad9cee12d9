package org.zarrkit.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class DeflatedZipStoreTest extends StoreContract {

    @TempDir
    Path folder;

    @Override
    Store open(Map<String, byte[]> values) throws IOException {
        return ZipStore.open(Archives.deflated(folder.resolve("a.zip"), values));
    }
}
