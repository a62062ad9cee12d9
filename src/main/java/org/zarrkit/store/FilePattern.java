package org.zarrkit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.zarrkit.error.StoreException;

/**
 * Files of one folder by their names: {@code *}, {@code ?}, {@code [a-z]} and {@code {tif,tiff}} as in a shell, and
 * {@code {t}}, {@code {c}} or {@code {z}} for a number that says where a file stands along that axis.
 */
public final class FilePattern {

    private static final Pattern PART = Pattern.compile("\\*|\\?|\\[[^\\]]+]|\\{([tcz])}|\\{([^{}]*,[^{}]*)}");

    private final Path folder;
    private final String text;
    private final Pattern names;
    private final Map<Character, Integer> groups = new LinkedHashMap<>();

    private FilePattern(Path folder, String text) {
        this.folder = folder;
        this.text = text;
        try {
            this.names = Pattern.compile(regex());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no pattern of file names: " + e.getDescription()
                    + "; expected *, ?, [a-z], {tif,tiff}, {t}, {c} or {z}");
        }
    }

    /** The pattern that a location of this computer is, if its last name has a wildcard and no file has that name. */
    public static Optional<FilePattern> of(String location) {
        String whole = Location.clean(location);
        if (Location.isWeb(whole)) return Optional.empty();
        int end = Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\'));
        String name = whole.substring(end + 1);
        if (!PART.matcher(name).find()) return Optional.empty();
        Path folder = Location.path(end < 0 ? "." : whole.substring(0, end) + "/");
        boolean wild = name.contains("*") || name.contains("?");
        if (!wild && Files.exists(folder.resolve(name))) return Optional.empty();
        return Optional.of(new FilePattern(folder, name));
    }

    private String regex() {
        StringBuilder regex = new StringBuilder();
        Matcher part = PART.matcher(text);
        int end = 0;
        for (; part.find(); end = part.end())
            regex.append(Pattern.quote(text.substring(end, part.start()))).append(regex(part));
        return regex.append(Pattern.quote(text.substring(end))).toString();
    }

    private String regex(Matcher part) {
        if (part.group(1) != null) {
            if (groups.put(part.group(1).charAt(0), groups.size() + 1) != null)
                throw new IllegalArgumentException(part.group() + " stands twice in '" + text + "'");
            return "(\\d{1,18})";
        }
        if (part.group(2) != null)
            return "(?:"
                    + String.join(
                            "|",
                            Stream.of(part.group(2).split(","))
                                    .map(Pattern::quote)
                                    .toList()) + ")";
        if (part.group().startsWith("["))
            return "["
                    + part.group()
                            .substring(1, part.group().length() - 1)
                            .replaceFirst("^!", "^")
                            .replace("\\", "\\\\")
                            .replace("[", "\\[")
                            .replace("&", "\\&")
                    + "]";
        return part.group().equals("*") ? ".*" : ".";
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** The files, in no order. Hidden ones are left out unless the pattern begins with a dot. */
    public List<Path> files() {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> names.matcher(name(file)).matches())
                    .filter(file -> text.startsWith(".") || !name(file).startsWith("."))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(folder + " can't be listed: " + e, e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** The numbers in the name of one of the files, by axis; empty if the pattern has none. */
    public Map<Character, Long> numbers(Path file) {
        Matcher name = names.matcher(name(file));
        if (!name.matches()) throw new IllegalArgumentException(file + " is none of the files '" + text + "'");
        Map<Character, Long> numbers = new LinkedHashMap<>();
        groups.forEach((axis, group) -> numbers.put(axis, Long.valueOf(name.group(group))));
        return Collections.unmodifiableMap(numbers);
    }

    /** Whether the pattern has numbers of axes. */
    public boolean hasNumbers() {
        return !groups.isEmpty();
    }

    @Override
    public String toString() {
        return folder + "/" + text;
    }
}
