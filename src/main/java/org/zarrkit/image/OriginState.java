package org.zarrkit.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be told, without reading pixels, of whether arrays and files are still the same: on this computer the names,
 * sizes and times of writing of what is stored. Of an array with very many stored objects the first are looked at.
 */
public final class OriginState {

    /** Objects of an array that are looked at; a tenth of a second for them is nobody's loss. */
    static final int MOST_OBJECTS = 10_000;

    /** Files up to which each has a line of its own. */
    private static final int FEW_FILES = 4;

    private OriginState() {}

    /** A line for each origin, or one for many files together. */
    public static String of(List<URI> origins) {
        List<Path> files =
                origins.stream().filter(OriginState::isFile).map(Path::of).toList();
        if (files.size() <= FEW_FILES) return lines(origins.stream().map(OriginState::of));
        String together =
                files.size() + " files, the first " + files.get(0) + ", by names, sizes and times " + digest(files);
        Stream<URI> others = origins.stream().filter(origin -> !isFile(origin));
        return lines(Stream.concat(Stream.of(together), others.map(OriginState::of)));
    }

    private static boolean isFile(URI origin) {
        return "file".equals(origin.getScheme()) && Files.isRegularFile(Path.of(origin));
    }

    private static String lines(Stream<String> texts) {
        return texts.collect(Collectors.joining(System.lineSeparator()));
    }

    private static String of(URI origin) {
        if (!"file".equals(origin.getScheme())) return origin.toString();
        Path path = Path.of(origin);
        String documents = Stream.of(path, path.resolve("zarr.json"), path.resolve(".zarray"))
                .filter(Files::isRegularFile)
                .map(file -> " " + written(file))
                .collect(Collectors.joining());
        return origin + documents + (Files.isDirectory(path) ? objects(path) : "");
    }

    private static String objects(Path array) {
        List<Path> objects = new ArrayList<>();
        collect(array, objects);
        boolean more = objects.size() > MOST_OBJECTS;
        if (more) objects.remove(MOST_OBJECTS);
        return (more ? ", the first " : ", ") + objects.size() + " objects by names, sizes and times "
                + digest(objects);
    }

    /** In an order that does not depend on the file system, one more than are looked at. */
    private static void collect(Path folder, List<Path> objects) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                if (objects.size() > MOST_OBJECTS) return;
                if (Files.isDirectory(child)) collect(child, objects);
                else objects.add(child);
            }
        } catch (IOException | UncheckedIOException e) {
            objects.add(folder); // reading it will say why
        }
    }

    private static String digest(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) digest.update((file + " " + written(file) + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String written(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException e) {
            return "not readable"; // reading it will say why
        }
    }
}
