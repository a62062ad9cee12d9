package org.zarrkit.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.zarrkit.error.StoreException;

/**
 * Holds a store to its folder: a link that leads out of it, or to nothing, is an error. Safe for many threads.
 * A folder is resolved once; who can swap folders for links while they are read can read them anyway.
 */
final class InsideFolder {

    private static final int FOLDERS_KEPT = 4096;

    private final Path root;
    private final Set<Path> checked = ConcurrentHashMap.newKeySet();

    InsideFolder(Path root) {
        this.root = root;
    }

    /**
     * Checks the folders that lead to a file, as far as they exist.
     *
     * @throws StoreException if one is a link out of the root or to nothing, or can't be resolved
     */
    void checkFoldersOf(Path file) {
        for (Path folder = file.getParent(); !checked.contains(folder); folder = folder.getParent()) {
            if (resolves(folder)) {
                if (checked.size() >= FOLDERS_KEPT) checked.clear();
                checked.add(folder);
                return;
            }
            if (folder.equals(root)) return;
        }
    }

    private boolean resolves(Path folder) {
        try {
            require(folder, folder.toRealPath());
            return true;
        } catch (AccessDeniedException e) {
            throw new StoreException(folder + " can't be read: access denied; check its permissions", e);
        } catch (IOException e) {
            if (Files.isSymbolicLink(folder)) throw leadsNowhere(folder, e);
            return false;
        }
    }

    /**
     * Checks where a file that is a link leads to. A link to nothing is not an absent value: data that were not
     * fetched (git-annex) would read as fill value.
     */
    void checkLink(Path link) throws IOException {
        try {
            require(link, link.toRealPath());
        } catch (java.nio.file.NoSuchFileException e) {
            throw leadsNowhere(link, e);
        }
    }

    private void require(Path file, Path real) throws IOException {
        if (!real.startsWith(root.toRealPath()))
            throw new StoreException(file + " leads out of the folder " + root + ", to " + real
                    + "; open that instead, or copy it to where the link is");
    }

    private static StoreException leadsNowhere(Path link, IOException cause) {
        return new StoreException(
                link + " is a link that leads nowhere; fetch what it stands for, or remove it: " + cause, cause);
    }

    /** Forgets what was checked: folders were removed, and others may take their place. */
    void forget() {
        checked.clear();
    }
}
