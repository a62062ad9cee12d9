package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.ngff.AffineMatrix;

/**
 * Fills a block with an image seen through an affine map of its axes of space. A pixel is as wide as its distance to the
 * next: within half a pixel of the image the outermost pixels go on, beyond that it is 0.
 */
final class Resampling {

    /** So many pixels of the input are held at a time. */
    private static final long MOST_PIXELS = 1 << 22;

    private final BlockSource input;
    /** From positions in the output to those in the input, in pixels, x first. */
    private final AffineMatrix toInput;

    private final Interpolation interpolation;

    private Resampling(BlockSource input, AffineMatrix toInput, Interpolation interpolation) {
        this.input = input;
        this.toInput = toInput;
        this.interpolation = interpolation;
    }

    /**
     * An image on another grid.
     *
     * @param world from physical positions in the output to those in the input, of the axes of space, x first
     */
    static Resampling of(BlockSource input, ImageSpec output, AffineMatrix world, Interpolation interpolation) {
        AffineMatrix toWorld = grid(output, world.inputRank());
        AffineMatrix toPixels = grid(input.spec(), world.outputRank()).inverse().orElseThrow();
        return new Resampling(input, toWorld.then(world).then(toPixels), interpolation);
    }

    private static AffineMatrix grid(ImageSpec image, int rank) {
        return AffineMatrix.diagonal(Arrays.copyOf(image.pixelSizes(), rank), Arrays.copyOf(image.origin(), rank));
    }

    void fill(Block output) {
        Optional<Interval> box = box(output.interval());
        if (box.isEmpty()) return;
        if (Intervals.numElements(box.get()) > MOST_PIXELS && output.size() > 1) Halves.compute(output, this::fill);
        else fill(input.read(box.get()), output);
    }

    /** What is needed of the input; empty if that is beyond the image. */
    private Optional<Interval> box(Interval output) {
        long[] min = output.minAsLongArray();
        long[] max = output.maxAsLongArray();
        for (int d = 0; d < toInput.outputRank(); d++) {
            double least = toInput.get(d, toInput.inputRank());
            double most = least;
            for (int c = 0; c < toInput.inputRank(); c++) {
                double a = toInput.get(d, c) * output.min(c);
                double b = toInput.get(d, c) * output.max(c);
                least += Math.min(a, b);
                most += Math.max(a, b);
            }
            long last = input.spec().dimensions().get(d) - 1;
            if (most < -1 || least > last + 1) return Optional.empty();
            min[d] = Math.max(0, Math.min(last, (long) Math.floor(least) - 1));
            max[d] = Math.max(0, Math.min(last, (long) Math.floor(most) + 2));
        }
        return Optional.of(new FinalInterval(min, max));
    }

    private void fill(Block from, Block to) {
        Neighbours neighbours = new Neighbours(from, input.spec(), toInput.outputRank());
        double[] numbers = interpolation == Interpolation.LINEAR ? Numbers.load(from) : new double[0];
        Interval box = to.interval();
        int width = (int) box.dimension(0);
        double[] row = new double[width];
        long[] position = box.minAsLongArray();
        double[] start = new double[toInput.outputRank()];
        double[] at = new double[start.length];
        int target = 0;
        do {
            rowStart(position, start);
            neighbours.row(position);
            for (int x = 0; x < width; x++) {
                for (int d = 0; d < at.length; d++) at[d] = toInput.get(d, 0) * (box.min(0) + x) + start[d];
                boolean inside = neighbours.contains(at);
                if (interpolation == Interpolation.LINEAR) row[x] = inside ? neighbours.linear(at, numbers) : 0;
                else if (inside) System.arraycopy(from.pixels(), neighbours.nearest(at), to.pixels(), target + x, 1);
            }
            if (interpolation == Interpolation.LINEAR) Numbers.store(row, width, to.type(), to.pixels(), target);
            target += width;
        } while (Rows.next(position, box));
    }

    /** Of absolute positions, so that every block has the same numbers. */
    private void rowStart(long[] position, double[] start) {
        int rank = toInput.inputRank();
        for (int d = 0; d < start.length; d++) {
            start[d] = toInput.get(d, rank);
            for (int c = 1; c < rank; c++) start[d] += toInput.get(d, c) * position[c];
        }
    }
}
