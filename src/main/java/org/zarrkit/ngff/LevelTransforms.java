package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads lists of transforms that scale and shift: those of levels, and before OME-Zarr 0.6 those of multiscales. */
final class LevelTransforms {

    private LevelTransforms() {}

    /**
     * Reads a list as one scale and at most one translation after it. A list of another form that amounts to the same
     * is converted, one that does not is passed over, both with a warning.
     *
     * @param otherwise what follows if nothing usable is stated, for the warning
     * @return empty if nothing usable is stated
     */
    static List<CoordinateTransform> read(DocumentNode list, int rank, String otherwise) {
        List<CoordinateTransform> transforms = new ArrayList<>();
        list.items().forEach(item -> transforms.add(TransformReader.read(item)));
        boolean regular = transforms.stream().allMatch(t -> t instanceof Scale || t instanceof Translation);
        if (regular && isScaleAndTranslation(transforms, rank)) return transforms;
        String expected = "expected a scale of " + rank + " numbers and then at most one translation; ";
        Optional<AffineMatrix> matrix = transforms.isEmpty() ? Optional.empty() : matrix(transforms, rank);
        List<CoordinateTransform> converted =
                matrix.flatMap(LevelTransforms::ofMatrix).orElse(List.of());
        list.warn(expected + (converted.isEmpty() ? otherwise : "it is converted"));
        return converted;
    }

    /** Whether this is what a {@link Level} may state, and for as many axes. */
    static boolean isScaleAndTranslation(List<CoordinateTransform> transforms, int rank) {
        try {
            Level.requireScaleAndTranslation(transforms, "a level");
        } catch (IllegalArgumentException e) {
            return false;
        }
        return !transforms.isEmpty() && matrix(transforms, rank).isPresent();
    }

    /** The matrix of transforms one after the other; empty if there is none from that many coordinates. */
    static Optional<AffineMatrix> matrix(List<CoordinateTransform> transforms, int rank) {
        Sequence sequence = new Sequence(transforms);
        try {
            return sequence.isAffine() ? Optional.of(sequence.toAffine(rank)) : Optional.empty();
        } catch (IllegalArgumentException wrongRank) {
            return Optional.empty();
        }
    }

    /** A scale and, if it shifts, a translation; empty if the matrix does anything else. */
    static Optional<List<CoordinateTransform>> ofMatrix(AffineMatrix matrix) {
        boolean possible = matrix.isDiagonal()
                && Arrays.stream(matrix.diagonal()).allMatch(Scale::isPossible)
                && Arrays.stream(matrix.shift()).allMatch(Translation::isPossible);
        if (!possible) return Optional.empty();
        Scale scale = Scale.of(matrix.diagonal());
        Translation shift = Translation.of(matrix.shift());
        return Optional.of(shift.isZero() ? List.of(scale) : List.of(scale, shift));
    }
}
