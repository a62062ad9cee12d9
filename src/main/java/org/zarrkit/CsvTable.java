package org.zarrkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zarrkit.error.StoreException;

/** A table in a text file (RFC 4180): names of columns in its first line; commas, semicolons or tabs between values. */
final class CsvTable {

    private static final long LARGEST = 64 << 20;

    private final char separator;
    private final String text;
    private int at;

    private CsvTable(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = this.text.lines().findFirst().orElse("");
        separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    }

    /**
     * The rows of a file, each with its values by column, names of columns in lower case.
     *
     * @throws IllegalArgumentException if a row has another number of values than the first
     * @throws StoreException if the file can't be read
     */
    static List<Map<String, String>> read(Path file) {
        try {
            if (Files.size(file) > LARGEST)
                throw new IllegalArgumentException(file + " is too large for a list of images");
            return new CsvTable(Files.readString(file)).rows(file);
        } catch (IOException e) {
            throw new StoreException(file + " can't be read: " + e + "; expected a table in UTF-8", e);
        }
    }

    private List<Map<String, String>> rows(Path file) {
        List<String> names =
                next().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        while (at < text.length()) {
            List<String> values = next();
            if (values.size() == 1 && values.get(0).isBlank()) continue;
            if (values.size() != names.size())
                throw new IllegalArgumentException(file + ", row " + (rows.size() + 2) + " has " + values.size()
                        + " values, but the first line names " + names.size() + " columns");
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) row.put(names.get(i), values.get(i));
            rows.add(row);
        }
        return rows;
    }

    private List<String> next() {
        List<String> values = new ArrayList<>();
        while (true) {
            values.add(value().strip());
            if (at >= text.length()) return values;
            char end = text.charAt(at++);
            if (end == separator) continue;
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
            return values;
        }
    }

    /** Up to the separator or the end of the line; within quotes both are plain, and two quotes are one. */
    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                boolean pair = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (pair) value.append(text.charAt(at++));
                else quoted = !quoted;
            } else if (!quoted && (c == separator || c == '\n' || c == '\r')) {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
