package org.zarrkit.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.UnsupportedFeatureException;

/** The texts by which people say where something is. */
final class Location {

    /** A Python string or path: {@code r"…"}, {@code Path('…')}. */
    private static final Pattern PYTHON = Pattern.compile(
            "(?:(?:pathlib\\.)?(?:Pure)?(?:Posix|Windows)?Path\\(\\s*)?[rRuUbBfF]{0,2}(['\"])(.*)\\1\\s*\\)?\\s*,?",
            Pattern.DOTALL);

    /** Metadata documents of Zarr and of bioformats2raw: a person who points at one means what it describes. */
    private static final Pattern DOCUMENT = Pattern.compile(
            "(.*[/\\\\]|)(?:zarr\\.json|\\.zarray|\\.zgroup|\\.zattrs|\\.zmetadata|OME[/\\\\]METADATA\\.ome\\.xml)(\\?.*)?",
            Pattern.DOTALL);

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*", Pattern.DOTALL);

    private Location() {}

    /**
     * The text without what comes with pasting, white space, quotes, Python's words around them, and without the name of
     * a metadata document at its end.
     */
    static String clean(String location) {
        String text = location.strip();
        Matcher python = PYTHON.matcher(text);
        if (python.matches()) text = python.group(2).strip();
        if (text.isEmpty()) throw new NotFoundException("no location was given; give a folder, an archive or a URL");
        Matcher document = DOCUMENT.matcher(text);
        if (!document.matches()) return text;
        String folder = document.group(1).isEmpty() ? "." : document.group(1);
        return folder + Optional.ofNullable(document.group(2)).orElse("");
    }

    static boolean isWeb(String text) {
        return text.matches("(?is)https?://.*");
    }

    /**
     * The path of a location without scheme or with {@code file:}.
     *
     * @throws UnsupportedFeatureException if its scheme is another
     */
    static Path path(String text) {
        try {
            if (text.regionMatches(true, 0, "file:", 0, 5))
                return fileUri(text).toAbsolutePath().normalize();
            Matcher scheme = SCHEME.matcher(text);
            if (scheme.matches()) throw unsupported(text, scheme.group(1).toLowerCase(Locale.ROOT));
            String home = text.matches("(?s)~([/\\\\].*)?") ? System.getProperty("user.home") : "";
            return Path.of(home + text.substring(home.isEmpty() ? 0 : 1))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException | FileSystemNotFoundException e) {
            throw new NotFoundException("'" + text + "' is not a path: " + e.getMessage(), e);
        }
    }

    /** Many programs write file URIs with spaces and other letters as they are. */
    private static Path fileUri(String text) {
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            String rest = text.substring(5).replaceFirst("^/{2,}", "/");
            if (rest.isEmpty()) throw new InvalidPathException(text, "it names no folder");
            return Path.of(rest);
        }
    }

    private static UnsupportedFeatureException unsupported(String text, String scheme) {
        String rest = text.substring(text.indexOf(':') + 1).replaceFirst("^/+", "");
        String bucket = rest.replaceFirst("/.*", "");
        String key = rest.substring(Math.min(rest.length(), bucket.length() + 1));
        String instead =
                switch (scheme) {
                    case "s3", "s3a", "s3n" ->
                        "; use its web address, such as https://" + bucket + ".s3.amazonaws.com/" + key;
                    case "gs", "gcs" ->
                        "; use its web address, such as https://storage.googleapis.com/" + bucket + "/" + key;
                    default -> "; folders, .zip and .ozx files, and http(s) URLs can be opened";
                };
        return new UnsupportedFeatureException(
                "'" + text + "' can't be opened: '" + scheme + ":' is not known yet" + instead);
    }

    static URI withPath(URI uri, String rawPath) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + rawPath + query);
    }

    /** Percent-decoded; a plus sign is one. */
    static String decode(String rawPath) {
        return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
