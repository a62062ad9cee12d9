package org.zarrkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.ngff.WellName;

/** The images of which a plate is made: from names of files, or from a table. Nothing is opened before it is written. */
public final class PlateSources {

    private final OpenOptions options;

    /** @param options with which each image is opened */
    public PlateSources(OpenOptions options) {
        this.options = options;
    }

    /** An image, and where it goes. */
    public record Source(String location, PlateField field) {}

    /**
     * The files of a folder, or those that a pattern such as {@code folder/*.tif} names, by their names.
     *
     * @param pattern a regular expression with the groups {@code well}, or {@code row} and {@code column}, and maybe
     *     {@code field} and {@code acquisition}; empty: names have parts such as {@code A01} and {@code f0}
     * @throws IllegalArgumentException if there are none, or a name says no well
     * @throws StoreException if the folder can't be listed
     */
    public List<Source> ofFiles(String from, Optional<String> pattern) {
        PlateFileNames names = pattern.map(PlateFileNames::ofPattern).orElseGet(PlateFileNames::usual);
        Path path = Path.of(from);
        boolean folder = Files.isDirectory(path);
        Path parent = folder ? path : Optional.ofNullable(path.getParent()).orElse(Path.of("."));
        String glob = folder ? "*" : path.getFileName().toString();
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, glob)) {
            found.forEach(file -> {
                if (!file.getFileName().toString().startsWith(".")) files.add(file);
            });
        } catch (IOException e) {
            throw new StoreException(parent + " can't be listed: " + e + "; check the folder", e);
        }
        if (files.isEmpty()) throw new IllegalArgumentException(from + ": there are no files");
        files.sort(null);
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            PlateFileNames.Parts parts = names.parse(file.getFileName().toString());
            sources.add(source(file.toString(), parts));
        }
        return sources;
    }

    private Source source(String location, PlateFileNames.Parts parts) {
        return new Source(
                location,
                new PlateField(
                        parts.well().toString(),
                        parts.field(),
                        parts.acquisition(),
                        () -> Zarrkit.open(location, options)));
    }

    /**
     * The rows of a table with the columns {@code file} and {@code well}, and maybe {@code field} and {@code acquisition}.
     *
     * @throws IllegalArgumentException if a column is missing, or a value no well or number
     */
    public List<Source> ofTable(Path table) {
        List<Source> sources = new ArrayList<>();
        for (Map<String, String> row : CsvTable.read(table)) {
            String place = table + ", row " + (sources.size() + 2);
            String well = required(row, "well", place);
            WellName name = WellName.parse(well)
                    .orElseThrow(() -> new IllegalArgumentException(place + ": '" + well + "' is no well such as A01"));
            String file = required(row, "file", place);
            String location = file.matches("(?i)https?://.*")
                    ? file
                    : table.toAbsolutePath().resolveSibling(file).toString();
            PlateFileNames.Parts parts =
                    new PlateFileNames.Parts(name, number(row, "field", place), number(row, "acquisition", place));
            sources.add(source(location, parts));
        }
        if (sources.isEmpty())
            throw new IllegalArgumentException(table + " has no rows below the names of its columns");
        return sources;
    }

    private static String required(Map<String, String> row, String column, String place) {
        String value = row.getOrDefault(column, "");
        if (value.isEmpty())
            throw new IllegalArgumentException(place + " has no '" + column
                    + "'; expected the columns file and well, and " + "maybe field and acquisition");
        return value;
    }

    private static int number(Map<String, String> row, String column, String place) {
        String value = row.getOrDefault(column, "0");
        if (value.isEmpty()) return 0;
        if (!value.matches("[0-9]{1,9}"))
            throw new IllegalArgumentException(place + ": the " + column + " '" + value + "' is no number");
        return Integer.parseInt(value);
    }
}
