package org.zarrkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/**
 * Replaces a folder by one that is written beside it, under the same name and an ending. When that is complete it gets
 * another ending; from then on the names alone say what is still to be done.
 */
final class FolderReplacement implements Replacement {

    private final Path folder;
    private final Path fresh;
    private final Path complete;
    private final Path old;

    private FolderReplacement(Path folder) {
        this.folder = folder;
        fresh = beside("new");
        complete = beside("complete");
        old = beside("old");
    }

    /** @throws IllegalArgumentException if the folder is a root, or holds the user's home or the working directory */
    static FolderReplacement of(Path folder) {
        Path real = real(folder);
        if (!isOrdinary(real))
            throw new IllegalArgumentException(
                    real + " is a root folder, or holds your home or the folder that the program runs in, and is never"
                            + " replaced; choose another place");
        return new FolderReplacement(real);
    }

    /** Brings to its end what was interrupted in {@link #commit}. */
    static void recover(Path folder) {
        Path real = real(folder);
        if (!isOrdinary(real)) return;
        try {
            new FolderReplacement(real).exchange();
        } catch (IOException e) {
            throw new StoreException(folder + " can't be replaced: " + e, e);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize(); // there is nothing
        }
    }

    /** No image is worth a mistake here. */
    private static boolean isOrdinary(Path folder) {
        return folder.getParent() != null
                && Stream.of("user.home", "user.dir")
                        .map(name -> real(Path.of(System.getProperty(name))))
                        .noneMatch(needed -> needed.startsWith(folder));
    }

    private Path beside(String state) {
        return folder.resolveSibling(folder.getFileName() + ".zarrkit-" + state);
    }

    @Override
    public WritableStore store() {
        return LocalStore.of(fresh);
    }

    @Override
    public void commit() {
        try {
            Files.move(fresh, complete, StandardCopyOption.ATOMIC_MOVE);
            exchange();
        } catch (IOException e) {
            throw new StoreException(
                    folder + " can't be replaced: " + e + "; what was written is complete, in " + complete
                            + ": close what uses the folder and save again, or rename it yourself",
                    e);
        }
    }

    /** Does what the folders that are there say is left to do. */
    private void exchange() throws IOException {
        if (exists(complete)) {
            if (exists(folder)) {
                delete(old);
                Files.move(folder, old);
            }
            moveIn();
        }
        if (exists(folder)) delete(old);
        else if (exists(old)) Files.move(old, folder);
    }

    private void moveIn() throws IOException {
        try {
            Files.move(complete, folder);
        } catch (IOException e) {
            if (exists(old)) Files.move(old, folder);
            throw e;
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void delete(Path path) throws IOException {
        if (exists(path)) FileWriter.deleteFolder(path);
    }

    @Override
    public void discard() {
        try {
            delete(fresh);
        } catch (IOException e) {
            throw new StoreException(fresh + " can't be deleted: " + e, e);
        }
    }
}
