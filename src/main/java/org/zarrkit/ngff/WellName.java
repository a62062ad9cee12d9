package org.zarrkit.ngff;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Row and column of a well, as people name it: {@code B3}, {@code b03} or {@code AF48}.
 *
 * @param row from 0
 * @param column from 0
 */
public record WellName(int row, int column) implements Comparable<WellName> {

    private static final Pattern FORM = Pattern.compile("([A-Za-z]{1,2})[ /_-]?0*([1-9][0-9]{0,2})");

    private static final int LETTERS = 26;

    /** The well of a name, if it is one. */
    public static Optional<WellName> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) return Optional.empty();
        int row = 0;
        for (char letter : form.group(1).toUpperCase(Locale.ROOT).toCharArray()) row = row * LETTERS + letter - 'A' + 1;
        return Optional.of(new WellName(row - 1, Integer.parseInt(form.group(2)) - 1));
    }

    /** The name of the row: a letter, or two from the 27th row on. */
    public String rowName() {
        return rowName(row);
    }

    /** The name of a row, counted from 0. */
    public static String rowName(int row) {
        String last = String.valueOf((char) ('A' + row % LETTERS));
        return row < LETTERS ? last : rowName(row / LETTERS - 1) + last;
    }

    /** The name of the column: its number, from 1. */
    public String columnName() {
        return Integer.toString(column + 1);
    }

    /** The path of the well in its plate (MUST: row and column). */
    public String path() {
        return rowName() + "/" + columnName();
    }

    @Override
    public int compareTo(WellName other) {
        return row == other.row ? Integer.compare(column, other.column) : Integer.compare(row, other.row);
    }

    @Override
    public String toString() {
        return rowName() + columnName();
    }
}
