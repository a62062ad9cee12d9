package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ranges along axes as text, {@code z=10..49}: from the first to the last, both included, counted from 0. */
final class Ranges {

    private Ranges() {}

    /**
     * The first and the last position along each axis, x first, by the keys that are names of axes.
     *
     * @throws IllegalArgumentException if a range is not in the image
     */
    static List<long[]> parse(Arguments arguments, ImageSpec image) {
        List<long[]> ranges = new ArrayList<>();
        for (int d = 0; d < image.rank(); d++)
            ranges.add(new long[] {0, image.dimensions().get(d) - 1});
        for (String key : arguments.keys()) {
            int d = image.dimension(key);
            ranges.set(d, range(key, arguments.string(key), image.dimensions().get(d)));
        }
        return ranges;
    }

    private static long[] range(String key, String text, long size) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            long first = ends[0].isEmpty() ? 0 : Long.parseLong(ends[0].strip());
            long last = ends.length == 1 ? first : ends[1].isEmpty() ? size - 1 : Long.parseLong(ends[1].strip());
            if (ends.length <= 2 && 0 <= first && first <= last && last < size) return new long[] {first, last};
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + "=" + text + " is no range; expected FIRST..LAST", e);
        }
        throw new IllegalArgumentException(
                key + "=" + text + " is not in the image; expected FIRST..LAST from 0 to " + (size - 1));
    }

    /** The text of a range. */
    static void put(Map<String, String> parameters, String axis, long first, long last) {
        parameters.put(axis, first == last ? Long.toString(first) : first + ".." + last);
    }
}
