package org.zarrkit.image;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edges of chunks or shards, as a person asks for them. */
public sealed interface Edges {

    /** As is good for the image. */
    record Automatic() implements Edges {}

    /** No shards. */
    record None() implements Edges {}

    /** For each axis by its name; for axes that are not named, as is good. */
    record ByAxis(Map<String, Integer> edges) implements Edges {
        public ByAxis {
            edges = Map.copyOf(edges);
            edges.forEach((axis, edge) -> {
                if (edge < 1) throw new IllegalArgumentException(axis + "=" + edge + "; expected at least 1");
            });
        }
    }

    /** The same for all axes of space, 1 for others. */
    record OfSpace(int edge) implements Edges {
        public OfSpace {
            if (edge < 1) throw new IllegalArgumentException("edge " + edge + "; expected at least 1");
        }
    }

    /** Powers of two along the axes of space, as large as so many bytes of pixels allow. */
    record OfBytes(long bytes) implements Edges {
        public OfBytes {
            if (bytes < 1) throw new IllegalArgumentException(bytes + " bytes; expected at least 1");
        }
    }

    Pattern SIZE = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?) ?([kMG])B");

    static Edges automatic() {
        return new Automatic();
    }

    static Edges none() {
        return new None();
    }

    /** Edges by axis; automatic if there are none. */
    static Edges of(Map<String, Integer> byAxis) {
        return byAxis.isEmpty() ? automatic() : new ByAxis(byAxis);
    }

    /**
     * Edges from a text: nothing or {@code auto}, {@code none}, {@code 64}, {@code z=16,y=64,x=64}, or a size such as
     * {@code 4MB}, a power of ten.
     *
     * @param what they are, for messages, such as "chunks"
     * @throws IllegalArgumentException if it has another form; the message shows what is wrong
     */
    static Edges parse(String text, String what) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equalsIgnoreCase("auto")) return automatic();
        if (stripped.equalsIgnoreCase("none")) return none();
        if (stripped.matches("[0-9]{1,9}")) return new OfSpace(Integer.parseInt(stripped));
        Matcher size = SIZE.matcher(stripped);
        if (size.matches()) return new OfBytes(bytes(size.group(1), size.group(2)));
        if (stripped.contains("=")) return new ByAxis(AxisValues.parse(text, what, 1));
        throw new IllegalArgumentException(what + " '" + text
                + "'; expected edges such as 64 or z=16,y=64,x=64, a size such as 4MB, auto or none");
    }

    private static long bytes(String number, String unit) {
        double factor = Math.pow(1000, "kMG".indexOf(unit) + 1);
        return Math.max(1, (long) (Double.parseDouble(number) * factor));
    }
}
