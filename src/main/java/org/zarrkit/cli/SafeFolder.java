package org.zarrkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.PyramidWriter;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.WritableStore;

/** Writes a folder under a temporary name and renames it at the end, so that it is there whole or not at all. */
final class SafeFolder {

    private SafeFolder() {}

    /**
     * Writes a Zarr at a location; one that is there is kept until the new one is complete.
     *
     * @throws org.zarrkit.error.TargetExistsException if something stands there that is no Zarr, or may not be replaced
     */
    static void write(String location, boolean overwrite, Consumer<WritableStore> content) {
        WriteTarget target = WriteTarget.of(location, WriteOptions.defaults().withOverwrite(overwrite));
        PyramidWriter.requireWritable(target);
        Path folder = Path.of(target.store().uri());
        Path temporary = sibling(folder, ".tmp-");
        WritableStore store = LocalStore.of(temporary);
        try {
            content.accept(store);
            replace(folder, temporary);
        } catch (IOException e) {
            throw new StoreException(folder + " can't be written: " + e, e);
        } finally {
            store.deleteAll("");
        }
    }

    private static void replace(Path folder, Path temporary) throws IOException {
        if (!Files.exists(folder)) {
            Files.move(temporary, folder);
            return;
        }
        Path old = sibling(folder, ".old-");
        Files.move(folder, old);
        try {
            Files.move(temporary, folder);
        } catch (IOException e) {
            Files.move(old, folder);
            throw e;
        }
        LocalStore.of(old).deleteAll("");
    }

    private static Path sibling(Path folder, String kind) {
        return folder.resolveSibling(folder.getFileName() + kind + UUID.randomUUID());
    }
}
