package org.zarrkit.image;

import org.zarrkit.error.NotFoundException;
import org.zarrkit.store.Store;
import org.zarrkit.zarr.Node;

/** Images whose saving did not come to its end: they have a journal, and no OME metadata yet. */
public final class UnfinishedImage {

    private UnfinishedImage() {}

    /** Whether one is at a path of a store; looks for at most four keys. */
    public static boolean isAt(Store store, String path) {
        return !Node.hasDocument(store, path) && JournalReader.exists(store, path);
    }

    /**
     * Does nothing where none is.
     *
     * @throws NotFoundException if one is; the message says how to complete it
     */
    static void refuse(Store store, String path) {
        if (isAt(store, path))
            throw new NotFoundException(store + (path.isEmpty() ? "" : ", path '" + path + "'")
                    + " is an image that was not saved to its end; save the same to the same place again, and it"
                    + " goes on where it stopped (on the command line: the same command with --resume)");
    }
}
