package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.image.BlockText;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Multiscale;

/** Where an image lies in another, whose axes are found by their names; axes x first. */
final class Placement {

    private final Interval region;
    /** Of each axis of the source, that of the target; -1 for none. */
    private final int[] targetAxes;

    private Placement(Interval region, int[] targetAxes) {
        this.region = region;
        this.targetAxes = targetAxes;
    }

    /**
     * Places an image.
     *
     * @param source axes and size of what is placed
     * @param at the position of its first pixel; 0 along axes that are not named
     * @throws IllegalArgumentException if an axis is not there, or comes in another order
     */
    static Placement of(ImageSpec source, Multiscale target, Map<String, Long> at) {
        List<String> names = names(target);
        List<String> own = names(source.multiscale());
        Set<String> unknown = new TreeSet<>(at.keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty())
            throw new IllegalArgumentException("there is no axis " + unknown + "; the image has " + names);
        long[] size = source.interval().dimensionsAsLongArray();
        int[] axes = own.stream().mapToInt(names::indexOf).toArray();
        long[] min = names.stream().mapToLong(name -> at.getOrDefault(name, 0L)).toArray();
        long[] max = min.clone();
        int before = -1;
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] < 0 && size[i] == 1) continue;
            if (axes[i] < 0)
                throw new IllegalArgumentException("there is no axis '" + own.get(i) + "' in the image, which has "
                        + names + "; what is to be written has " + size[i] + " along it");
            if (axes[i] < before)
                throw new IllegalArgumentException("axes " + own + " can't be written to " + names
                        + ": they come in another order; permute them first");
            before = axes[i];
            max[axes[i]] += size[i] - 1;
        }
        return new Placement(new FinalInterval(min, max), axes);
    }

    private static List<String> names(Multiscale multiscale) {
        int rank = multiscale.rank();
        Axis[] reversed = new Axis[rank];
        Arrays.setAll(reversed, d -> multiscale.axes().get(rank - 1 - d));
        return Arrays.stream(reversed).map(Axis::name).toList();
    }

    /** The part of the target. */
    Interval region() {
        return region;
    }

    /** The part of the source that lies in a part of the region. */
    Interval inSource(Interval part) {
        long[] min = new long[targetAxes.length];
        long[] max = new long[targetAxes.length];
        for (int i = 0; i < min.length; i++) {
            if (targetAxes[i] < 0) continue;
            min[i] = part.min(targetAxes[i]) - region.min(targetAxes[i]);
            max[i] = part.max(targetAxes[i]) - region.min(targetAxes[i]);
        }
        return new FinalInterval(min, max);
    }

    /** @throws IllegalArgumentException if the region is not within the image */
    void requireWithin(Interval image, Multiscale target) {
        for (int d = 0; d < region.numDimensions(); d++)
            if (region.min(d) < 0 || region.max(d) > image.max(d))
                throw new IllegalArgumentException("the region " + BlockText.of(region, target.axes())
                        + " is not within the image " + BlockText.of(image, target.axes()));
    }

    /** @throws IllegalArgumentException if the region is another */
    void requireIs(Interval expected, Multiscale target) {
        boolean same = Arrays.equals(region.minAsLongArray(), expected.minAsLongArray())
                && Arrays.equals(region.maxAsLongArray(), expected.maxAsLongArray());
        if (!same)
            throw new IllegalArgumentException("what is appended has " + BlockText.of(region, target.axes())
                    + "; expected " + BlockText.of(expected, target.axes()));
    }
}
