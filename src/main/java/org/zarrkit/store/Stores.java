package org.zarrkit.store;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;

/** The store for a location that a person gives: a folder's path or a URI. */
public final class Stores {

    private Stores() {}

    /**
     * The store at a location, for reading.
     *
     * @throws NotFoundException if there is no such folder
     * @throws UnsupportedFeatureException if the location is of a kind that has no store
     */
    public static Store open(String location) {
        Path folder = path(location);
        if (!Files.exists(folder)) throw new NotFoundException(folder + " does not exist; check the path");
        if (!Files.isDirectory(folder))
            throw new UnsupportedFeatureException(
                    folder + " is a file; a folder with an OME-Zarr or Zarr in it was expected");
        return LocalStore.of(folder);
    }

    /** The store at a location, for writing; what is missing is created by the first {@code put}. */
    public static WritableStore create(String location) {
        return LocalStore.of(path(location));
    }

    /** The path of a location without or with the scheme {@code file:}. */
    private static Path path(String location) {
        try {
            if (location.startsWith("file:")) return Path.of(URI.create(location));
            if (location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*"))
                throw new UnsupportedFeatureException(
                        "'" + location + "' can't be opened: only folders of this computer can");
            return Path.of(location);
        } catch (InvalidPathException | FileSystemNotFoundException e) {
            throw new NotFoundException("'" + location + "' is not a path: " + e.getMessage(), e);
        }
    }
}
