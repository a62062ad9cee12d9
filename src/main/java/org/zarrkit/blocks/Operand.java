package org.zarrkit.blocks;

import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/**
 * A further image that an operation reads. Where pixels are computed from pixels, it is repeated along the axes on which
 * it has the size 1.
 *
 * @param location where it was opened, as it stands in the operation's text
 */
public record Operand(String location, LazyImage<?> image) {

    /** @throws IllegalArgumentException if the sizes do not fit */
    void requireFitting(ImageSpec other) {
        ImageSpec spec = image.spec();
        boolean fits = spec.rank() == other.rank();
        for (int d = 0; fits && d < spec.rank(); d++)
            fits = spec.dimensions().get(d) == 1
                    || spec.dimensions().get(d).equals(other.dimensions().get(d));
        if (!fits)
            throw new IllegalArgumentException(location + " has the size " + spec.dimensions() + " (x first, "
                    + spec.multiscale().axes() + ") and does not fit an image of the size " + other.dimensions() + " ("
                    + other.multiscale().axes() + "); expected the same axes, and along each the same size or 1");
    }

    /** The pixels for a box of an image that this one fits. */
    Block read(Interval box) {
        long[] min = box.minAsLongArray();
        long[] max = box.maxAsLongArray();
        for (int d = 0; d < min.length; d++) if (image.spec().dimensions().get(d) == 1) min[d] = max[d] = 0;
        Block block = image.read(new FinalInterval(min, max));
        if (block.size() == Intervals.numElements(box)) return block;
        Block repeated = Block.of(box, block.type());
        Rows.gather(block, repeated, (d, position) -> min[d] == max[d] ? min[d] : position);
        return repeated;
    }

    @Override
    public String toString() {
        return location;
    }
}
