package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.ngff.Multiscale;

/**
 * Where the fields of a well lie, in pixels of level 0, from the upper left of them all: by their translations, where
 * these tell them apart, else in a grid that is nearly square, row by row.
 *
 * @param corners y and x of the upper left pixel of each field
 */
record FieldArrangement(List<long[]> corners) {

    /** Fields further apart than so many of their edges, for each field, are not shown where they are. */
    private static final int FARTHEST = 8;

    /**
     * The arrangement of these fields.
     *
     * @param fields what each says, empty for one that is not there
     * @param edges of a field in pixels: y, x
     */
    static FieldArrangement of(List<Optional<Multiscale>> fields, long[] edges) {
        return ofTranslations(fields, edges).orElseGet(() -> grid(fields.size(), edges));
    }

    private static FieldArrangement grid(int count, long[] edges) {
        int columns = (int) Math.ceil(Math.sqrt(count));
        List<long[]> corners = new ArrayList<>();
        for (int i = 0; i < count; i++) corners.add(new long[] {i / columns * edges[0], i % columns * edges[1]});
        return new FieldArrangement(corners);
    }

    private static Optional<FieldArrangement> ofTranslations(List<Optional<Multiscale>> fields, long[] edges) {
        if (fields.size() < 2 || fields.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        List<long[]> corners = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            double least = Double.POSITIVE_INFINITY;
            for (Optional<Multiscale> field : fields) least = Math.min(least, position(field.get(), axis));
            for (int i = 0; i < fields.size(); i++) {
                if (axis == 0) corners.add(new long[2]);
                double offset = position(fields.get(i).get(), axis) - least;
                // Also if it is no number.
                if (!(offset <= (double) FARTHEST * fields.size() * edges[axis])) return Optional.empty();
                corners.get(i)[axis] = Math.round(offset);
            }
        }
        return areApart(corners) ? Optional.of(new FieldArrangement(corners)) : Optional.empty();
    }

    /** In pixels, along y (0) or x (1). */
    private static double position(Multiscale field, int axis) {
        int d = field.rank() - 2 + axis;
        return field.origin(0)[d] / field.pixelSizes(0)[d];
    }

    private static boolean areApart(List<long[]> corners) {
        return corners.stream().map(c -> c[0] + " " + c[1]).distinct().count() == corners.size();
    }
}
