package org.zarrkit.ngff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * An image of several resolutions: its axes, its levels from fine to coarse, how it is shown and described. Axes may be
 * any in any order, as documents state them: {@link #brokenAxesRule} tells what OME-Zarr would forbid of them, and
 * {@link #withShownAxes} puts them in order.
 *
 * @param systems the axes, in the order of the arrays' dimensions, as the intrinsic one of all coordinate systems
 * @param levels finest first
 * @param commonTransforms applied after those of each level; empty, or one scale and at most one translation
 */
public record Multiscale(
        CoordinateSystems systems,
        List<Level> levels,
        List<CoordinateTransform> commonTransforms,
        Rendering rendering,
        Description description)
        implements GroupContent {

    /** @throws IllegalArgumentException if there are no levels, or transforms do not fit the axes */
    public Multiscale {
        levels = List.copyOf(levels);
        commonTransforms = List.copyOf(commonTransforms);
        Objects.requireNonNull(rendering);
        Objects.requireNonNull(description);
        if (levels.isEmpty()) throw new IllegalArgumentException("no levels; expected at least one");
        Level.requireScaleAndTranslation(commonTransforms, "the multiscale");
        int rank = systems.intrinsic().rank();
        for (Level level : levels) requireRank(level.transforms(), rank, "level '" + level.path() + "'");
        requireRank(commonTransforms, rank, "the multiscale");
    }

    /** An image with a single coordinate system. */
    public Multiscale(
            List<Axis> axes,
            List<Level> levels,
            List<CoordinateTransform> commonTransforms,
            Rendering rendering,
            Description description) {
        this(CoordinateSystems.of(axes), levels, commonTransforms, rendering, description);
    }

    /** An image without common transforms and channels. */
    public static Multiscale of(String name, List<Axis> axes, List<Level> levels) {
        return new Multiscale(axes, levels, List.of(), Rendering.NONE, Description.NONE.withName(name));
    }

    /** The axes of the intrinsic coordinate system, in the order of the arrays' dimensions. */
    public List<Axis> axes() {
        return systems.intrinsic().axes();
    }

    /** The name; empty if the document states none. */
    public String name() {
        return description.name().orElse("");
    }

    public int rank() {
        return axes().size();
    }

    public List<Channel> channels() {
        return rendering.channels();
    }

    /** The position of the first axis of a type among the axes. */
    public Optional<Integer> indexOf(AxisType type) {
        return IntStream.range(0, rank())
                .filter(i -> axes().get(i).type() == type)
                .boxed()
                .findFirst();
    }

    /**
     * From array index to a position in the intrinsic coordinate system: the level's own transforms and then the common
     * ones.
     */
    public CoordinateTransform transform(int level) {
        return chain(level, List.of());
    }

    /**
     * From array index to a position in the coordinate system with this name, which may have other axes. Not every
     * chain is affine: ask the transform. Empty if no chain of transforms leads there.
     *
     * @throws IllegalArgumentException if there is no such system
     */
    public Optional<CoordinateTransform> transform(int level, String system) {
        if (system.equals(systems.intrinsicName())) return Optional.of(transform(level));
        return systems.transformTo(system).map(last -> chain(level, List.of(last)));
    }

    private CoordinateTransform chain(int level, List<CoordinateTransform> last) {
        List<CoordinateTransform> all = new ArrayList<>(levels.get(level).transforms());
        all.addAll(commonTransforms);
        all.addAll(last);
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
        return levels.stream().allMatch(Level::isPlaced);
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

    /** The rule of OME-Zarr 0.4 to 0.6 that number, types or order of the axes break, if they do. */
    public Optional<String> brokenAxesRule() {
        return ImageAxes.brokenRule(axes());
    }

    /**
     * The order in which the axes are shown and written: time, channel or custom, space; of space z, y, x if so named.
     *
     * @return for each axis shown its position among {@link #axes()}
     * @throws UnsupportedFeatureException if they are not those of an image that can be shown
     */
    public List<Integer> shownOrder() {
        return ImageAxes.shownOrder(axes());
    }

    /** The same image with its axes in the {@link #shownOrder()}; arrays have to be transposed likewise. */
    public Multiscale withShownAxes() {
        List<Integer> order = shownOrder();
        if (IntStream.range(0, rank()).allMatch(i -> order.get(i) == i)) return this;
        return new Multiscale(
                systems.withAxisOrder(order),
                levels.stream().map(level -> level.withAxisOrder(order)).toList(),
                Level.reordered(commonTransforms, order),
                rendering,
                description);
    }

    /** The same image with other axes, in the same order of dimensions. */
    public Multiscale withAxes(List<Axis> axes) {
        return withSystems(systems.withAxes(axes));
    }

    public Multiscale withSystems(CoordinateSystems newSystems) {
        return new Multiscale(newSystems, levels, commonTransforms, rendering, description);
    }

    public Multiscale withName(String newName) {
        return withDescription(description.withName(newName));
    }

    public Multiscale withLevels(List<Level> newLevels) {
        return new Multiscale(systems, newLevels, commonTransforms, rendering, description);
    }

    /** The same image with these levels, whose transforms hold what the common ones did. */
    public Multiscale withPlacedLevels(List<Level> newLevels) {
        return new Multiscale(systems, newLevels, List.of(), rendering, description);
    }

    public Multiscale withChannels(List<Channel> newChannels) {
        return withRendering(rendering.withChannels(newChannels));
    }

    public Multiscale withRendering(Rendering newRendering) {
        return new Multiscale(systems, levels, commonTransforms, newRendering, description);
    }

    public Multiscale withDescription(Description newDescription) {
        return new Multiscale(systems, levels, commonTransforms, rendering, newDescription);
    }

    /** The same image, described as downsampled by this method. */
    public Multiscale withDownsampling(Downsampling method) {
        return withDescription(description.withDownsampling(method.ngffType(), method.metadata()));
    }

    private static void requireRank(List<CoordinateTransform> transforms, int rank, String what) {
        try {
            if (new Sequence(transforms).toAffine(rank).outputRank() == rank) return;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "transforms " + transforms + " of " + what + "; expected " + rank + " numbers, one per axis", e);
        }
    }
}
