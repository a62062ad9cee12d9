package org.zarrkit.ngff;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One resolution of an image: the path of its array and its own transforms, which come before those of the multiscale.
 *
 * @param path relative to the group of the image
 * @param transforms empty if the document states none (OME-Zarr 0.1 to 0.3); else one scale, and after it at most one
 *     translation (0.4, 0.5), or a single identity, scale, or sequence of the two (0.6)
 */
public record Level(String path, List<CoordinateTransform> transforms, UnknownMembers unknown) {

    public Level {
        Paths.requireInside(path);
        transforms = List.copyOf(transforms);
        Objects.requireNonNull(unknown);
        requireScaleAndTranslation(transforms, "level '" + path + "'");
    }

    /** A level that states no transform; {@link Multiscale#withDerivedScales} gives it one. */
    public static Level of(String path) {
        return new Level(path, List.of(), UnknownMembers.NONE);
    }

    public static Level of(String path, Scale scale) {
        return new Level(path, List.of(scale), UnknownMembers.NONE);
    }

    /** A level with this scale and, if it is not zero, this translation. */
    public static Level of(String path, Scale scale, Translation translation) {
        return of(path, scale).withTransforms(scale, translation);
    }

    public Level withTransforms(Scale scale, Translation translation) {
        return new Level(path, translation.isZero() ? List.of(scale) : List.of(scale, translation), unknown);
    }

    /** The same level with transforms as a document states them. */
    Level withStated(List<CoordinateTransform> stated) {
        return new Level(path, stated, unknown);
    }

    /**
     * The same level with what another one says beside path and place; if that one has the same place, also with what
     * it says beside the numbers.
     */
    public Level withUnknownOf(Level other, int rank) {
        boolean samePlace = other.isPlaced()
                && other.scale(rank).map(Scale::factors).equals(scale(rank).map(Scale::factors))
                && Arrays.equals(other.offsets(rank), offsets(rank));
        return new Level(path, samePlace ? other.transforms : transforms, other.unknown);
    }

    private double[] offsets(int rank) {
        return translation().map(Translation::toArray).orElse(new double[rank]);
    }

    public Level withPath(String newPath) {
        return new Level(newPath, transforms, unknown);
    }

    /** Whether the document states where the level lies. */
    public boolean isPlaced() {
        return !transforms.isEmpty();
    }

    /** The level's own scale: factors of 1 for an identity; empty if it states no transform. */
    public Optional<Scale> scale(int rank) {
        if (!isPlaced()) return Optional.empty();
        return flat(transforms).stream()
                .filter(Scale.class::isInstance)
                .map(Scale.class::cast)
                .findFirst()
                .or(() -> Optional.of(Scale.ones(rank)));
    }

    /** The level's own translation, if it has one. */
    public Optional<Translation> translation() {
        return flat(transforms).stream()
                .filter(Translation.class::isInstance)
                .map(Translation.class::cast)
                .findFirst();
    }

    /** The level's own transforms in the form of OME-Zarr 0.4 and 0.5. */
    List<CoordinateTransform> scaleAndTranslation(int rank) {
        return Stream.<CoordinateTransform>concat(scale(rank).stream(), translation().stream())
                .toList();
    }

    /** The same level of an image whose axes are in another order. */
    Level withAxisOrder(List<Integer> order) {
        return new Level(path, reordered(transforms, order), unknown);
    }

    static List<CoordinateTransform> reordered(List<CoordinateTransform> transforms, List<Integer> order) {
        return transforms.stream().map(transform -> reordered(transform, order)).toList();
    }

    private static CoordinateTransform reordered(CoordinateTransform transform, List<Integer> order) {
        if (transform instanceof Scale scale)
            return new Scale(order.stream().map(scale.factors()::get).toList(), scale.unknown());
        if (transform instanceof Translation shift)
            return new Translation(order.stream().map(shift.offsets()::get).toList(), shift.unknown());
        return transform.withParts(part -> reordered(part, order));
    }

    // MUST (0.4 and 0.5, "multiscales"): exactly one scale, at most one translation, and that after the scale. MUST
    // (0.6): exactly one transform: identity, scale, or a sequence of scale and translation.
    static void requireScaleAndTranslation(List<CoordinateTransform> transforms, String what) {
        List<CoordinateTransform> flat = flat(transforms);
        boolean single = transforms.size() == 1 && transforms.get(0) instanceof Identity;
        boolean ok = transforms.isEmpty()
                || single
                || !flat.isEmpty()
                        && flat.get(0) instanceof Scale
                        && (flat.size() == 1 || flat.size() == 2 && flat.get(1) instanceof Translation);
        if (!ok)
            throw new IllegalArgumentException("transforms of " + what + " are " + transforms
                    + "; expected one scale and after it at most one translation");
    }

    private static List<CoordinateTransform> flat(List<CoordinateTransform> transforms) {
        if (transforms.size() != 1 || !(transforms.get(0) instanceof Sequence sequence)) return transforms;
        return sequence.transforms();
    }
}
