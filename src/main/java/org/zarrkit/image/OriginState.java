package org.zarrkit.image;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be told, without reading pixels, of whether an array or file is still the same. */
public final class OriginState {

    private OriginState() {}

    /** A line for each origin: its place and, on this computer, when it was written and how long it is. */
    public static String of(List<URI> origins) {
        return origins.stream().map(OriginState::of).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String of(URI origin) {
        if (!"file".equals(origin.getScheme())) return origin.toString();
        Path path = Path.of(origin);
        return origin
                + Stream.of(path, path.resolve("zarr.json"), path.resolve(".zarray"))
                        .filter(Files::isRegularFile)
                        .map(OriginState::written)
                        .collect(Collectors.joining());
    }

    private static String written(Path file) {
        try {
            return " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            return " not readable"; // reading it will say why
        }
    }
}
