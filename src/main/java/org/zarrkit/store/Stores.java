package org.zarrkit.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * The store for a location that a person gives: a folder, a .zip or .ozx archive, or a path inside one, each on this
 * computer or at a URL. Quotes, spaces and slashes around it, as they come with pasting, are passed over.
 */
public final class Stores {

    private static final String ARCHIVE = "(?i).+\\.(zip|ozx)";

    private Stores() {}

    /**
     * The store at a location, for reading; its root is what the location names.
     *
     * @throws NotFoundException if there is no such folder, archive, or path in an archive
     * @throws UnsupportedFeatureException if the location is of a kind that has no store
     * @throws StoreException if an archive is damaged or refused
     */
    public static Store open(String location) {
        String text = Location.clean(location);
        return Location.isWeb(text) ? openWeb(HttpStore.parse(text)) : openPath(Location.path(text));
    }

    /**
     * The store at a location, for writing; what is missing is created by the first {@code put}.
     *
     * @throws UnsupportedFeatureException if it is not a folder of this computer; see {@link #newArchive} for archives
     */
    public static WritableStore create(String location) {
        String text = Location.clean(location);
        if (Location.isWeb(text))
            throw new UnsupportedFeatureException(text + " can't be written; choose a folder of this computer");
        Path folder = Location.path(text);
        if (newArchive(location).isPresent() || isInFile(folder))
            throw new UnsupportedFeatureException(
                    folder + " can't be written: it is no folder; choose one, such as " + "image.ome.zarr");
        return RetryingStore.of(LocalStore.of(folder));
    }

    /**
     * The archive of this computer that a location names by its ending; it need not exist. See
     * {@link WritableZipStore} for how to write one.
     */
    public static Optional<Path> newArchive(String location) {
        String text = Location.clean(location);
        if (Location.isWeb(text)) return Optional.empty();
        Path path = Location.path(text);
        boolean archive = path.toString().matches(ARCHIVE) && !Files.isDirectory(path) && !isInFile(path.getParent());
        return archive ? Optional.of(path) : Optional.empty();
    }

    /**
     * What a location names, for changing it where it is.
     *
     * @throws NotFoundException if there is no such folder, archive, or path in an archive
     * @throws UnsupportedFeatureException if it is not a folder or archive of this computer
     * @throws StoreException if an archive is damaged or refused
     */
    public static Editable edit(String location) {
        String text = Location.clean(location);
        if (Location.isWeb(text))
            throw new UnsupportedFeatureException(
                    text + " can't be changed: it is on a web server; change a copy on this computer");
        Path path = Location.path(text);
        openPath(path); // throws if there is nothing
        Path existing = existing(path);
        if (Files.isDirectory(existing)) return new Editable(LocalStore.of(existing), "");
        ZipEdit archive = ZipEdit.open(existing);
        return new Editable(
                archive, pathInArchive(archive, existing.relativize(path).toString()));
    }

    private static String pathInArchive(ZipEdit archive, String path) {
        Store found = inArchive(archive.asOpened(), Keys.normalize(path), archive.toString());
        return found instanceof SubStore part ? part.path() : "";
    }

    /** The folder that a location names, if it is one of this computer. */
    public static Optional<Path> folder(String location) {
        String text = Location.clean(location);
        if (Location.isWeb(text)) return Optional.empty();
        return Optional.of(Location.path(text)).filter(Files::isDirectory);
    }

    /** The file that a location names, if it is one of this computer and no archive: nothing for a store. */
    public static Optional<Path> otherFile(String location) {
        String text = Location.clean(location);
        if (Location.isWeb(text)) return Optional.empty();
        Path path = Location.path(text);
        return Files.isRegularFile(path) && !isArchive(path) ? Optional.of(path) : Optional.empty();
    }

    /**
     * The archive that a location names, if it names one and no path inside.
     *
     * @throws UnsupportedFeatureException if it is split
     * @throws StoreException if it is damaged or refused
     */
    public static Optional<ZipStore> archive(String location) {
        String text = Location.clean(location);
        if (Location.isWeb(text)) return webArchive(HttpStore.parse(text));
        Path path = Location.path(text);
        return Files.isRegularFile(path) && isArchive(path) ? Optional.of(ZipStore.open(path)) : Optional.empty();
    }

    private static Optional<ZipStore> webArchive(URI uri) {
        String path = uri.getRawPath();
        int name = path.lastIndexOf('/') + 1;
        if (name == 0 || !path.substring(name).matches(ARCHIVE)) return Optional.empty();
        HttpStore folder = HttpStore.of(Location.withPath(uri, path.substring(0, name - 1)));
        String key = Location.decode(path.substring(name));
        return folder.size(key).isPresent() ? Optional.of(ZipStore.open(folder, key)) : Optional.empty();
    }

    private static boolean isInFile(Path path) {
        return Files.isRegularFile(existing(path));
    }

    private static Store openPath(Path path) {
        if (Files.isDirectory(path)) return RetryingStore.of(LocalStore.of(path));
        Path existing = existing(path);
        if (Files.isDirectory(existing))
            throw new NotFoundException(path + " does not exist: there is no '"
                    + existing.relativize(path).getName(0) + "' in " + existing + "; check the path");
        if (!isArchive(existing))
            throw new UnsupportedFeatureException(
                    existing + " is a file and no zip archive; a folder with an OME-Zarr or Zarr in it was expected");
        String inner = existing.relativize(path).toString();
        return inArchive(ZipStore.open(existing), Keys.normalize(inner), existing.toString());
    }

    /** The longest part of the path that exists. */
    private static Path existing(Path path) {
        Path existing = path;
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        return existing;
    }

    private static boolean isArchive(Path file) {
        if (file.toString().matches(ARCHIVE)) return true;
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        } catch (IOException e) {
            throw new StoreException(file + " can't be read: " + e, e);
        }
    }

    /** A URL has no folders: an archive is what is named like one and exists. */
    private static Store openWeb(URI uri) {
        String path = uri.getRawPath();
        for (int end = nextEnd(path, 0); end > 0; end = nextEnd(path, end)) {
            int name = path.lastIndexOf('/', end - 1) + 1;
            if (!path.substring(name, end).matches(ARCHIVE)) continue;
            HttpStore folder = HttpStore.of(Location.withPath(uri, path.substring(0, name - 1)));
            String key = Location.decode(path.substring(name, end));
            if (folder.size(key).isPresent())
                return inArchive(ZipStore.open(folder, key), Keys.normalize(Location.decode(path.substring(end))), key);
        }
        return HttpStore.of(uri);
    }

    /** Where the next name of a path ends; -1 if there is none. */
    private static int nextEnd(String path, int end) {
        if (end >= path.length()) return -1;
        int slash = path.indexOf('/', end + 1);
        return slash < 0 ? path.length() : slash;
    }

    /**
     * The hierarchy in an archive, or the node in it at a path. It may be packed with the folder it was in; in an .ozx
     * it must not be (RFC-9: the root {@code zarr.json} is at the archive's root).
     */
    private static Store inArchive(ZipStore archive, String path, String name) {
        Optional<String> folder =
                name.toLowerCase(Locale.ROOT).endsWith(".ozx") ? Optional.empty() : archive.onlyFolder();
        if (path.isEmpty()) return SubStore.of(archive, folder.orElse(""));
        if (archive.has(path)) return SubStore.of(archive, path);
        return folder.map(f -> Keys.join(f, path))
                .filter(archive::has)
                .map(inFolder -> SubStore.of(archive, inFolder))
                .orElseThrow(() -> new NotFoundException("there is no '" + path + "' in the archive " + archive
                        + "; it has: "
                        + String.join(", ", archive.children("").limit(20).toList())));
    }
}
