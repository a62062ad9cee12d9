package org.zarrkit.ngff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units of axes: the UDUNITS names that OME-Zarr wants, and the spellings that ImageJ and people use. */
public final class Units {

    private static final List<String> PREFIXES = List.of(
            "yotta", "zetta", "exa", "peta", "tera", "giga", "mega", "kilo", "hecto", "deci", "centi", "milli", "micro",
            "nano", "pico", "femto", "atto", "zepto", "yocto");

    private static final Set<String> SPACE =
            withPrefixes(Set.of("angstrom", "foot", "inch", "meter", "mile", "parsec", "yard"), "meter");

    private static final Set<String> TIME = withPrefixes(Set.of("day", "hour", "minute", "second"), "second");

    private static final Set<String> NONE = Set.of("", "pixel", "pixels", "px", "voxel", "voxels", "frame", "frames");

    /** UDUNITS name to the spelling that ImageJ shows. */
    private static final Map<String, String> IMAGEJ = Map.ofEntries(
            Map.entry("meter", "m"),
            Map.entry("kilometer", "km"),
            Map.entry("centimeter", "cm"),
            Map.entry("millimeter", "mm"),
            Map.entry("micrometer", "\u00B5m"),
            Map.entry("nanometer", "nm"),
            Map.entry("picometer", "pm"),
            Map.entry("angstrom", "\u00C5"),
            Map.entry("second", "sec"),
            Map.entry("millisecond", "msec"),
            Map.entry("microsecond", "\u00B5sec"),
            Map.entry("nanosecond", "nsec"),
            Map.entry("minute", "min"));

    private static final Map<String, String> SPELLINGS = spellings();

    private Units() {}

    /**
     * The UDUNITS name for any known spelling; an unknown unit as it is; nothing for "pixel" and its like.
     *
     * <p>The letter µ may be the micro sign, the Greek letter, or a plain u.
     */
    public static Optional<String> toUdunits(String spelling) {
        String unit = spelling.strip().replace('\u03BC', '\u00B5').replace('\u212B', '\u00C5');
        if (NONE.contains(unit.toLowerCase(Locale.ROOT))) return Optional.empty();
        if (isUdunits(unit)) return Optional.of(unit);
        String name = SPELLINGS.get(unit);
        // Symbols differ by case (Mm, mm), words do not.
        if (name == null && unit.length() > 3) name = SPELLINGS.get(unit.toLowerCase(Locale.ROOT));
        return Optional.of(name == null ? unit : name);
    }

    /** The spelling that ImageJ shows for a UDUNITS name; any other unit as it is. */
    public static String toImageJ(String unit) {
        return IMAGEJ.getOrDefault(unit, unit);
    }

    /** Whether OME-Zarr lists this name as a unit of an axis of this type; true for any unit of other types. */
    public static boolean isListed(String unit, AxisType type) {
        return switch (type) {
            case SPACE -> SPACE.contains(unit);
            case TIME -> TIME.contains(unit);
            default -> true;
        };
    }

    /** A sentence for each axis whose unit OME-Zarr does not list for its type; such units are kept. */
    public static List<String> unlisted(List<Axis> axes) {
        return axes.stream()
                .filter(axis -> axis.unit().isPresent() && !isListed(axis.unit().get(), axis.type()))
                .map(axis -> "the unit '" + axis.unit().get() + "' of axis " + axis.name()
                        + " is not one that OME-Zarr lists; it is kept as it is")
                .toList();
    }

    private static boolean isUdunits(String unit) {
        return SPACE.contains(unit) || TIME.contains(unit);
    }

    private static Set<String> withPrefixes(Set<String> names, String base) {
        Set<String> all = new HashSet<>(names);
        for (String prefix : PREFIXES) all.add(prefix + base);
        return Set.copyOf(all);
    }

    private static Map<String, String> spellings() {
        Map<String, String> names = new HashMap<>();
        for (String name : SPACE) addWords(names, name);
        for (String name : TIME) addWords(names, name);
        IMAGEJ.forEach((name, spelling) -> names.put(spelling, name));
        add(names, "micrometer", "um", "micron", "microns", "mikron");
        add(names, "angstrom", "A", "\u00E5ngstr\u00F6m", "\u00E5ngstr\u00F6ms", "\u00C5ngstr\u00F6m");
        add(names, "inch", "in", "inches", "\"");
        add(names, "foot", "ft", "feet");
        add(names, "yard", "yd");
        add(names, "mile", "mi");
        add(names, "second", "s", "secs");
        add(names, "millisecond", "ms", "msecs");
        add(names, "microsecond", "us", "usec", "\u00B5s");
        add(names, "nanosecond", "ns");
        add(names, "minute", "mins");
        add(names, "hour", "h", "hr", "hrs");
        add(names, "day", "d");
        return Map.copyOf(names);
    }

    /** The name itself, its plural, and the British spelling. */
    private static void addWords(Map<String, String> names, String name) {
        String british = name.replace("meter", "metre");
        add(names, name, name, name + "s", british, british + "s");
    }

    private static void add(Map<String, String> names, String name, String... spellings) {
        for (String spelling : spellings) names.put(spelling, name);
    }
}
