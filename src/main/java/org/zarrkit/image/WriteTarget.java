package org.zarrkit.image;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.store.Stores;
import org.zarrkit.store.WritableStore;

/** Where and how an image is written. */
public record WriteTarget(WritableStore store, String path, WriteOptions options) {

    /** The folder at a location; nothing is written yet. */
    public static WriteTarget of(String location, WriteOptions options) {
        return new WriteTarget(Stores.create(location), "", options);
    }

    public WriteTarget withOptions(WriteOptions others) {
        return new WriteTarget(store, path, others);
    }

    /** The same image; one without a name gets that of the folder or file. */
    public Multiscale named(Multiscale image) {
        if (!image.name().isBlank()) return image;
        String place = path.isEmpty() ? store.uri().getPath() : path;
        String file = place == null ? "" : place.replaceFirst("/+$", "").replaceFirst("^.*/", "");
        String name = file.replaceFirst("(?i)(\\.ome)?\\.(zarr|ozx|zip)$", "");
        return name.isEmpty() ? image : image.withName(name);
    }

    /** The place, for messages. */
    public String place() {
        return store + (path.isEmpty() ? "" : ", path '" + path + "'");
    }

    /**
     * Checks that writing here deletes none of these arrays.
     *
     * @throws IllegalArgumentException if it would
     */
    public void requireApart(List<URI> arrays) {
        if (holds(arrays))
            throw new IllegalArgumentException(
                    place() + " can't be replaced by an image that is read from it; save it at another place");
    }

    /** Whether one of these arrays lies here, or this in one of them. */
    boolean holds(List<URI> arrays) {
        String base = real(store.uri());
        String here = path.isEmpty() ? base : base + "/" + path;
        for (URI array : arrays) {
            String there = real(array);
            if ((there + "/").startsWith(here + "/") || (here + "/").startsWith(there + "/")) return true;
        }
        return false;
    }

    /** The path behind links, if it is one of this computer, with slashes between names alone. */
    private static String real(URI uri) {
        if (!"file".equals(uri.getScheme())) return uri.toString().replaceFirst("/+$", "");
        Path file = Path.of(uri);
        try {
            return text(file.toRealPath());
        } catch (IOException e) {
            return text(file.toAbsolutePath().normalize()); // there is nothing, so no link either
        }
    }

    private static String text(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }
}
