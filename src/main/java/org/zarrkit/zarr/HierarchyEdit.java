package org.zarrkit.zarr;

import java.nio.file.Path;
import java.util.function.LongPredicate;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.Editable;
import org.zarrkit.store.Keys;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;
import org.zarrkit.store.ZipEdit;

/**
 * A hierarchy whose metadata documents are changed where they are. In a folder each change is there at once, whole; in
 * an archive all are there after {@link #commit}, and none before.
 *
 * @param store that of the whole hierarchy, so that copies of documents in groups above are known
 * @param path of the node that is meant
 */
public record HierarchyEdit(WritableStore store, String path) {

    public HierarchyEdit {
        path = Keys.normalize(path);
    }

    /**
     * The hierarchy that what a location names is part of: a folder, an archive, or a path in either, of this computer.
     *
     * @throws org.zarrkit.error.NotFoundException if there is no such place
     * @throws org.zarrkit.error.UnsupportedFeatureException if it can't be changed where it is
     * @throws StoreException if it can't be read
     */
    public static HierarchyEdit open(String location) {
        Editable place = Stores.edit(location);
        if (!(place.store() instanceof LocalStore folder)) return new HierarchyEdit(place.store(), place.path());
        Path node = folder.realRoot();
        Path root = node;
        while (root.getParent() != null && Node.hasDocument(LocalStore.of(root.getParent()), ""))
            root = root.getParent();
        return new HierarchyEdit(
                LocalStore.of(root), root.relativize(node).toString().replace('\\', '/'));
    }

    /** The edit of the node at a path below that which is meant; {@code ""} is that itself. */
    public DocumentEdit node(String below) {
        return DocumentEdit.of(store, Keys.join(path, Keys.normalize(below)));
    }

    /**
     * Makes the changes of an archive; those of a folder are made.
     *
     * @param goesOn asked now and then, with the number of bytes written so far; false ends the copying of the archive
     * @throws java.util.concurrent.CancellationException if it says false; nothing is changed
     * @throws StoreException if the archive can't be written; it is as it was
     */
    public void commit(LongPredicate goesOn) {
        if (store instanceof ZipEdit archive) archive.commit(goesOn);
    }

    /** Forgets changes of an archive that were not committed, and the files in which they were kept. */
    public void discard() {
        if (store instanceof ZipEdit archive) archive.discard();
    }
}
