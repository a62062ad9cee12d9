package org.zarrkit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zarrkit.ngff.WellName;

/**
 * Well and field of an image from the name of its file: by a pattern with groups of these names, or by the parts of a
 * name such as {@code exp_A01_f0.tif}.
 */
final class PlateFileNames {

    private static final Pattern FIELD = Pattern.compile("(?i)(?:f|s|field|site|fov|pos|position)-?([0-9]{1,6})");
    /** Row and two digits, as instruments write it. */
    private static final Pattern CLEAR_WELL = Pattern.compile("[A-Z]{1,2}[0-9]{2}");

    private final Optional<Pattern> pattern;

    /** What a name says; 0 where it says nothing. */
    record Parts(WellName well, int field, long acquisition) {}

    private PlateFileNames(Optional<Pattern> pattern) {
        this.pattern = pattern;
    }

    /** Names in parts that are divided by underscores, blanks, dots or hyphens. */
    static PlateFileNames usual() {
        return new PlateFileNames(Optional.empty());
    }

    /**
     * Names in which a regular expression finds the groups {@code well}, or {@code row} and {@code column}, and maybe
     * {@code field} and {@code acquisition}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PlateFileNames ofPattern(String regex) {
        return new PlateFileNames(Optional.of(Pattern.compile(regex)));
    }

    /**
     * What a name says.
     *
     * @throws IllegalArgumentException if it names no well, or could mean several
     */
    Parts parse(String name) {
        return pattern.map(p -> byPattern(p, name)).orElseGet(() -> byParts(name));
    }

    private static Parts byPattern(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        if (!found.find()) throw new IllegalArgumentException("'" + name + "' does not fit the pattern " + pattern);
        String well = group(found, "well")
                .or(() -> group(found, "row")
                        .flatMap(row -> group(found, "column").map(column -> row + column)))
                .orElseThrow(() -> new IllegalArgumentException("the pattern " + pattern
                        + " finds no well in '" + name + "'; it needs the groups (?<well>...), or (?<row>...) and "
                        + "(?<column>...)"));
        WellName place = WellName.parse(well)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + name + "': '" + well + "' is no well such as A01"));
        return new Parts(place, number(found, "field", name), number(found, "acquisition", name));
    }

    private static Optional<String> group(Matcher found, String group) {
        try {
            return Optional.ofNullable(found.group(group));
        } catch (IllegalArgumentException noSuchGroup) {
            return Optional.empty();
        }
    }

    private static int number(Matcher found, String group, String name) {
        String text = group(found, group).orElse("0");
        if (!text.matches("[0-9]{1,9}"))
            throw new IllegalArgumentException("'" + name + "': the " + group + " '" + text + "' is no number");
        return Integer.parseInt(text);
    }

    private static Parts byParts(String name) {
        List<String> parts = Stream.of(name.split("[_\\s.-]+")).toList();
        List<String> clear = parts.stream()
                .filter(part -> CLEAR_WELL.matcher(part).matches())
                .toList();
        List<String> wells = !clear.isEmpty()
                ? clear
                : parts.stream()
                        .filter(part -> WellName.parse(part).isPresent()
                                && !FIELD.matcher(part).matches())
                        .toList();
        if (wells.isEmpty())
            throw new IllegalArgumentException("'" + name
                    + "' names no well; expected a part such as A01, or say with a " + "pattern where it is");
        List<WellName> named = wells.stream()
                .map(part -> WellName.parse(part).orElseThrow())
                .distinct()
                .toList();
        if (named.size() > 1)
            throw new IllegalArgumentException("'" + name + "' may name the wells " + wells
                    + "; say with a pattern which, such as pattern \"_(?<well>[A-H]\\d\\d)_\"");
        List<Matcher> fields = parts.stream()
                .filter(part -> !wells.contains(part))
                .map(part -> FIELD.matcher(part.toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .toList();
        int field = fields.isEmpty() ? 0 : Integer.parseInt(fields.get(0).group(1));
        return new Parts(named.get(0), field, 0);
    }
}
