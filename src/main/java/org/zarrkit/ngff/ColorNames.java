package org.zarrkit.ngff;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Colours as people write them: by name, as ImageJ names its lookup tables, or as six hexadecimal digits. */
public final class ColorNames {

    private static final Map<String, Integer> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("red", 0xFF0000),
            Map.entry("green", 0x00FF00),
            Map.entry("blue", 0x0000FF),
            Map.entry("cyan", 0x00FFFF),
            Map.entry("magenta", 0xFF00FF),
            Map.entry("yellow", 0xFFFF00),
            Map.entry("orange", 0xFF8000),
            Map.entry("white", 0xFFFFFF),
            Map.entry("gray", 0xFFFFFF),
            Map.entry("grey", 0xFFFFFF),
            Map.entry("grays", 0xFFFFFF)));

    private ColorNames() {}

    /**
     * The colour as {@code 0xRRGGBB}. Gray is that of ImageJ's table "Grays", whose brightest entry is white.
     *
     * @param text such as {@code blue}, {@code 0000FF} or {@code #0000ff}
     * @throws IllegalArgumentException if it is no colour
     */
    public static int rgb(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (NAMES.containsKey(name)) return NAMES.get(name);
        String digits = name.replaceFirst("^(#|0x)", "");
        if (digits.matches("[0-9a-f]{6}")) return Integer.parseInt(digits, 16);
        throw new IllegalArgumentException(
                "'" + text + "' is no colour; expected six hexadecimal digits such as 3080FF, " + "or one of "
                        + String.join(", ", NAMES.keySet()));
    }
}
