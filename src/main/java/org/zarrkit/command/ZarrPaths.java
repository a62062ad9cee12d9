package org.zarrkit.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which of the files, folders and URLs that people drop or open are for Zarrkit; all others are left to ImageJ. */
final class ZarrPaths {

    private static final Set<String> DOCUMENTS = Set.of("zarr.json", ".zattrs", ".zgroup", ".zarray", ".zmetadata");

    private ZarrPaths() {}

    /** Whether a path or URL is a Zarr; of files the names are looked at alone, and of URLs nothing is fetched. */
    static boolean isZarr(String location) {
        String text = location.strip().replaceFirst("/+$", "");
        if (text.matches("https?://.+")) return isZarrUrl(text.replaceFirst("[?#].*", ""));
        try {
            return isZarr(Path.of(text.startsWith("file://") ? text.substring("file://".length()) : text));
        } catch (InvalidPathException e) {
            return false; // what this computer can't name is no file of it
        }
    }

    private static boolean isZarrUrl(String url) {
        String path = url.toLowerCase(Locale.ROOT);
        return path.matches(".+\\.(zarr|ozx|zarr\\.zip)(/.*)?")
                || DOCUMENTS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private static boolean isZarr(Path path) {
        if (path.getFileName() == null) return false;
        if (Files.isDirectory(path))
            return DOCUMENTS.stream().anyMatch(name -> Files.isRegularFile(path.resolve(name)));
        String name = path.getFileName().toString();
        boolean named =
                DOCUMENTS.contains(name) || name.toLowerCase(Locale.ROOT).matches(".+\\.(ozx|zarr\\.zip)");
        return named && Files.isRegularFile(path);
    }
}
