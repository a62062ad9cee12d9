package org.zarrkit.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/** What a person enters of a box, as ranges of the operation {@code crop}; none where all of an axis is kept. */
record CropRanges(Pyramid<?> image) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

    int frameDimension() {
        return image.dimension(AxisType.TIME);
    }

    /** So many pixels from one on, from 0; no length means all there are. */
    Optional<String> pixels(int dimension, long start, long length) {
        long size = image.level(0).dimension(dimension);
        if (start >= size || length > size - start)
            throw new IllegalArgumentException(name(dimension) + "=" + start + " and "
                    + (dimension == 0 ? "width=" : "height=") + length + "; the image has " + size
                    + " pixels along this axis");
        long last = length == 0 ? size - 1 : start + length - 1;
        return text(dimension, start, last);
    }

    /** Positions such as {@code 1-40} or {@code 7}, from 1. */
    Optional<String> range(String key, int dimension, String text) {
        if (text.isBlank()) return Optional.empty();
        long size = dimension < 0 ? 1 : image.level(0).dimension(dimension);
        Matcher range = RANGE.matcher(text.strip());
        if (!range.matches()) throw bad(key, text, size);
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        if (first < 1 || last < first || last > size) throw bad(key, text, size);
        return dimension < 0 ? Optional.empty() : text(dimension, first - 1, last - 1);
    }

    private static IllegalArgumentException bad(String key, String text, long size) {
        return new IllegalArgumentException(
                key + "=" + text + "; expected a range such as 1-" + size + ", within 1 to " + size);
    }

    private Optional<String> text(int dimension, long first, long last) {
        if (first == 0 && last == image.level(0).dimension(dimension) - 1) return Optional.empty();
        return Optional.of(name(dimension) + "=" + first + ".." + last);
    }

    private String name(int dimension) {
        return image.multiscale()
                .axes()
                .get(image.numDimensions() - 1 - dimension)
                .name();
    }
}
