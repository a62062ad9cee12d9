package org.zarrkit.ngff;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One resolution of an image: the path of its array and its own transforms, which come before those of the multiscale.
 *
 * @param path relative to the group of the image
 * @param transforms empty if the document states none (OME-Zarr 0.1 to 0.3); else one scale, and after it at most one
 *     translation
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

    /** The level's own scale. */
    public Optional<Scale> scale() {
        return transforms.isEmpty() ? Optional.empty() : Optional.of((Scale) transforms.get(0));
    }

    /** The level's own translation. */
    public Optional<Translation> translation() {
        return transforms.size() < 2 ? Optional.empty() : Optional.of((Translation) transforms.get(1));
    }

    // MUST (0.4 and 0.5, "multiscales"): exactly one scale, at most one translation, and that after the scale.
    static void requireScaleAndTranslation(List<CoordinateTransform> transforms, String what) {
        boolean ok = transforms.isEmpty()
                || transforms.get(0) instanceof Scale
                        && (transforms.size() == 1
                                || transforms.size() == 2 && transforms.get(1) instanceof Translation);
        if (!ok)
            throw new IllegalArgumentException("transforms of " + what + " are " + transforms
                    + "; expected one scale and after it at most one translation");
    }
}
