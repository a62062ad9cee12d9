package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An image of several resolutions: its axes, its levels from fine to coarse, how it is shown and described. A
 * combination that OME-Zarr 0.4 and 0.5 forbid can't be constructed.
 *
 * @param axes in the order of the arrays' dimensions
 * @param levels finest first
 * @param commonTransforms applied after those of each level; empty, or one scale and at most one translation
 */
public record Multiscale(
        List<Axis> axes,
        List<Level> levels,
        List<CoordinateTransform> commonTransforms,
        Rendering rendering,
        Description description)
        implements GroupContent {

    /** @throws IllegalArgumentException if a rule of OME-Zarr for axes or transforms is broken; the message names it */
    public Multiscale {
        axes = List.copyOf(axes);
        levels = List.copyOf(levels);
        commonTransforms = List.copyOf(commonTransforms);
        Objects.requireNonNull(rendering);
        Objects.requireNonNull(description);
        requireValidAxes(axes);
        if (levels.isEmpty()) throw new IllegalArgumentException("no levels; expected at least one");
        Level.requireScaleAndTranslation(commonTransforms, "the multiscale");
        for (Level level : levels) requireRank(level.transforms(), axes.size(), "level '" + level.path() + "'");
        requireRank(commonTransforms, axes.size(), "the multiscale");
    }

    /** An image without common transforms and channels. */
    public static Multiscale of(String name, List<Axis> axes, List<Level> levels) {
        return new Multiscale(axes, levels, List.of(), Rendering.NONE, Description.NONE.withName(name));
    }

    /** The name; empty if the document states none. */
    public String name() {
        return description.name().orElse("");
    }

    public int rank() {
        return axes.size();
    }

    public List<Channel> channels() {
        return rendering.channels();
    }

    /** The position of the first axis of a type among the axes. */
    public Optional<Integer> indexOf(AxisType type) {
        for (int i = 0; i < axes.size(); i++) if (axes.get(i).type() == type) return Optional.of(i);
        return Optional.empty();
    }

    /** From array index to physical position: the level's own transforms and then the common ones. */
    public CoordinateTransform transform(int level) {
        List<CoordinateTransform> all = new ArrayList<>(levels.get(level).transforms());
        all.addAll(commonTransforms);
        if (all.isEmpty()) return new Identity();
        return all.size() == 1 ? all.get(0) : new Sequence(all);
    }

    /** The pixel sizes of a level, one per axis. */
    public double[] pixelSizes(int level) {
        return transform(level).toAffine(rank()).diagonal();
    }

    /** The physical position of the centre of a level's first pixel. */
    public double[] origin(int level) {
        return transform(level).toAffine(rank()).shift();
    }

    /** Whether every level states its transform. */
    public boolean hasScales() {
        return levels.stream().noneMatch(level -> level.transforms().isEmpty());
    }

    /**
     * The same image; a level that states no transform gets the scale of the finest that does times the ratio of
     * their shapes; pixels of 1 if none does. The ratio is a whole number where rounding explains the shapes.
     *
     * @param levelShapes of the arrays of all levels, in the order of the axes
     */
    public Multiscale withDerivedScales(List<long[]> levelShapes) {
        return withLevels(DerivedScales.of(levels, levelShapes, rank()));
    }

    public Multiscale withName(String newName) {
        return withDescription(description.withName(newName));
    }

    public Multiscale withLevels(List<Level> newLevels) {
        return new Multiscale(axes, newLevels, commonTransforms, rendering, description);
    }

    public Multiscale withChannels(List<Channel> newChannels) {
        return withRendering(rendering.withChannels(newChannels));
    }

    public Multiscale withRendering(Rendering newRendering) {
        return new Multiscale(axes, levels, commonTransforms, newRendering, description);
    }

    public Multiscale withDescription(Description newDescription) {
        return new Multiscale(axes, levels, commonTransforms, rendering, newDescription);
    }

    /** The same image, described as downsampled by this method. */
    public Multiscale withDownsampling(Downsampling method) {
        return withDescription(description.withDownsampling(method.ngffType(), method.metadata()));
    }

    // MUST (0.4 and 0.5, "multiscales"): 2 to 5 axes with unique names, of which 2 or 3 space, at most one time and at
    // most one channel or custom; ordered by type.
    static void requireValidAxes(List<Axis> axes) {
        require(axes.size() >= 2 && axes.size() <= 5, axes, "2 to 5 axes");
        Set<String> names = new HashSet<>();
        for (Axis axis : axes) require(names.add(axis.name()), axes, "unique axis names");
        long space = count(axes, AxisType.SPACE);
        require(space == 2 || space == 3, axes, "2 or 3 axes of type space");
        require(count(axes, AxisType.TIME) <= 1, axes, "at most one axis of type time");
        require(
                count(axes, AxisType.CHANNEL) + count(axes, AxisType.OTHER) <= 1,
                axes,
                "at most one axis of type" + " channel or a custom type");
        for (int i = 1; i < axes.size(); i++)
            require(
                    axes.get(i - 1).type().place() <= axes.get(i).type().place(),
                    axes,
                    "the order time, channel or custom type, space");
    }

    private static long count(List<Axis> axes, AxisType type) {
        return axes.stream().filter(axis -> axis.type() == type).count();
    }

    private static void require(boolean condition, List<Axis> axes, String expected) {
        if (condition) return;
        String shown = axes.size() <= 8 ? axes.toString() : axes.size() + " axes";
        throw new IllegalArgumentException("axes are " + shown + "; expected " + expected);
    }

    private static void requireRank(List<CoordinateTransform> transforms, int rank, String what) {
        for (CoordinateTransform transform : transforms) {
            int found = transform instanceof Scale scale
                    ? scale.factors().size()
                    : ((Translation) transform).offsets().size();
            if (found != rank)
                throw new IllegalArgumentException("transform " + transform + " of " + what + " has " + found
                        + " numbers; expected " + rank + ", one per axis");
        }
    }
}
