package org.zarrkit.image;

import java.util.function.Consumer;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.store.Replacement;
import org.zarrkit.store.WritableStore;

/** Writes a folder beside its place and moves it there at the end, so that it is there whole or not at all. */
public final class FolderTarget {

    private FolderTarget() {}

    /**
     * Writes a Zarr at a location; one that is there is kept until the new one is complete.
     *
     * @throws org.zarrkit.error.TargetExistsException if something stands there that is no Zarr, or may not be replaced
     */
    public static void write(String location, boolean overwrite, Consumer<WritableStore> content) {
        WriteTarget target = WriteTarget.of(location, WriteOptions.defaults().withOverwrite(overwrite));
        requireFree(target);
        Replacement folder = target.store().replacement("");
        folder.discard(); // what an earlier process may have left
        try {
            content.accept(folder.store());
            requireFree(target); // that may have taken hours
            folder.commit();
        } finally {
            folder.discard();
        }
    }

    private static void requireFree(WriteTarget target) {
        PyramidWriter.requireWritable(target);
        if (!target.options().overwrite()
                && target.store().children("").findAny().isPresent())
            throw new TargetExistsException(
                    target.place() + " holds an image that was not saved to its end; choose another place");
    }
}
