package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an image that is saved is made of and how, a line each: program, source, operations, metadata of each level. Two
 * that are equal give the same image, byte for byte, if the source has not changed.
 */
record SaveRecipe(List<String> lines) {

    private static final int SHOWN = 200;

    SaveRecipe {
        lines = List.copyOf(lines);
    }

    static SaveRecipe of(String text) {
        return new SaveRecipe(text.lines().toList());
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** What another has otherwise, for a person; empty if it is equal. */
    Optional<String> difference(SaveRecipe other) {
        if (lines.equals(other.lines)) return Optional.empty();
        List<String> here = new ArrayList<>(lines);
        here.removeAll(other.lines);
        List<String> there = new ArrayList<>(other.lines);
        there.removeAll(lines);
        return Optional.of("now '" + shown(here) + "', then '" + shown(there) + "'");
    }

    private static String shown(List<String> lines) {
        String first = lines.isEmpty() ? "nothing" : lines.get(0);
        return first.length() <= SHOWN ? first : first.substring(0, SHOWN) + "...";
    }
}
