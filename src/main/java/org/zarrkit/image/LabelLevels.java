package org.zarrkit.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;

/**
 * The levels of a label image: MUST be as many as those of its image, each dimension that of the image or 1 (0.4 and 0.5,
 * "labels"); they lie where those of the image lie.
 */
final class LabelLevels {

    private final LabelTarget target;
    /** For each axis of the labels, in C order, that of the image. */
    private final int[] axes;
    /** Of level 0, in C order. */
    private final long[] shape;

    private LabelLevels(LabelTarget target, int[] axes, long[] shape) {
        this.target = target;
        this.axes = axes;
        this.shape = shape;
    }

    /**
     * The levels of labels.
     *
     * @param labels their axes
     * @param dimensions of level 0, x first
     * @throws IllegalArgumentException if they do not fit the image
     */
    static LabelLevels of(LabelTarget target, Multiscale labels, long[] dimensions) {
        long[] shape = AxisOrder.reversed(dimensions);
        int[] axes =
                labels.axes().stream().mapToInt(axis -> index(target, axis)).toArray();
        for (int d = 0; d < axes.length; d++) {
            boolean fits = axes[d] >= 0
                    && (shape[d] == 1 || shape[d] == target.shapes().get(0).get(axes[d]));
            if (!fits)
                throw new IllegalArgumentException("labels of axes " + ImageFacts.names(labels.axes()) + " and shape "
                        + Arrays.toString(shape) + " do not fit the image, whose axes are "
                        + ImageFacts.names(target.image().axes()) + " and shape "
                        + target.shapes().get(0) + "; each dimension must be that of the image, or 1");
        }
        return new LabelLevels(target, axes, shape);
    }

    private static int index(LabelTarget target, Axis axis) {
        List<Axis> axes = target.image().axes();
        return IntStream.range(0, axes.size())
                .filter(i -> axes.get(i).name().equalsIgnoreCase(axis.name()))
                .findFirst()
                .orElse(-1);
    }

    int count() {
        return target.shapes().size();
    }

    /** The dimensions of a level, x first. */
    long[] dimensions(int level) {
        long[] dimensions = new long[axes.length];
        for (int d = 0; d < axes.length; d++)
            dimensions[d] = shape[d] == 1 ? 1 : target.shapes().get(level).get(axes[d]);
        return AxisOrder.reversed(dimensions);
    }

    /**
     * The factors by which a level is reduced to the next, x first.
     *
     * @throws UnsupportedFeatureException if they are no whole numbers
     */
    int[] factors(int level) {
        long[] finer = dimensions(level);
        long[] coarser = dimensions(level + 1);
        int[] factors = new int[finer.length];
        for (int d = 0; d < factors.length; d++) {
            factors[d] = factor(finer[d], coarser[d]);
            if (factors[d] == 0)
                throw new UnsupportedFeatureException("level " + (level + 1) + " of the image has "
                        + coarser[d] + " pixels where level " + level + " has " + finer[d]
                        + ", which is no whole factor; labels with the same levels can't be made");
        }
        return factors;
    }

    /** Programs round the size of a coarser level up or down; 0 if no whole number explains it. */
    private static int factor(long finer, long coarser) {
        long near = Math.round((double) finer / coarser);
        for (long f = Math.max(1, near - 1); f <= Math.min(near + 1, Integer.MAX_VALUE); f++)
            if ((finer + f - 1) / f == coarser || finer / f == coarser) return (int) f;
        return 0;
    }

    /** What is written of the labels beside what marks them as such. */
    Multiscale describe(Multiscale source) {
        List<Axis> own = IntStream.of(axes).mapToObj(target.image().axes()::get).toList();
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            double[] sizes = target.image().pixelSizes(i);
            double[] origin = target.image().origin(i);
            levels.add(Level.of(
                    Integer.toString(i),
                    Scale.of(IntStream.of(axes).mapToDouble(a -> sizes[a]).toArray()),
                    Translation.of(
                            IntStream.of(axes).mapToDouble(a -> origin[a]).toArray())));
        }
        return new Multiscale(own, levels, List.of(), Rendering.NONE, source.description());
    }
}
