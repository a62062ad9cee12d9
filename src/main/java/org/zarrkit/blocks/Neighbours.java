package org.zarrkit.blocks;

import net.imglib2.Interval;

/** The pixels of a block around positions between them. For one thread. */
final class Neighbours {

    private final Interval box;
    private final long[] size;
    private final int[] strides;
    private final int[] low;
    private final int[] step;
    private final double[] weight;
    private int rowOffset;

    /** @param rank how many of the first axes have positions between pixels */
    Neighbours(Block block, ImageSpec image, int rank) {
        this.box = block.interval();
        this.size = image.interval().dimensionsAsLongArray();
        this.strides = Strides.of(block.edges());
        this.low = new int[rank];
        this.step = new int[rank];
        this.weight = new double[rank];
    }

    /** Positions along the other axes, for what follows. */
    void row(long[] position) {
        rowOffset = 0;
        for (int d = low.length; d < strides.length; d++) rowOffset += (int) (position[d] - box.min(d)) * strides[d];
    }

    /** Whether a position is at most half a pixel away from the image. */
    boolean contains(double[] at) {
        for (int d = 0; d < at.length; d++) if (!(at[d] >= -0.5 && at[d] <= size[d] - 0.5)) return false;
        return true;
    }

    /** The index of the nearest pixel. */
    int nearest(double[] at) {
        int index = rowOffset;
        for (int d = 0; d < at.length; d++) {
            long pixel = Math.max(0, Math.min(size[d] - 1, (long) Math.floor(at[d] + 0.5)));
            index += (int) (pixel - box.min(d)) * strides[d];
        }
        return index;
    }

    /** Between the two pixels along each axis; at the border both are the outermost. */
    double linear(double[] at, double[] numbers) {
        for (int d = 0; d < at.length; d++) {
            double inside = Math.max(0, Math.min(size[d] - 1, at[d]));
            long pixel = (long) inside;
            low[d] = (int) (pixel - box.min(d)) * strides[d];
            step[d] = pixel < size[d] - 1 ? strides[d] : 0;
            weight[d] = inside - pixel;
        }
        return along(at.length - 1, rowOffset, numbers);
    }

    private double along(int d, int index, double[] numbers) {
        if (d < 0) return numbers[index];
        double a = along(d - 1, index + low[d], numbers);
        if (weight[d] == 0) return a;
        return a + weight[d] * (along(d - 1, index + low[d] + step[d], numbers) - a);
    }
}
