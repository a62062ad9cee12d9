package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.zarrkit.codec.DataType;

/**
 * How often each value occurs in a whole image: exactly, one bin for each integer from the smallest that occurs to the
 * largest, or in 256 bins of equal width where that would be more than 65536. NaN and infinite values are left out.
 *
 * @param binWidth 1 where the histogram is exact
 */
public record Histogram(double lowest, double binWidth, long[] counts) {

    private static final int MOST_BINS = 1 << 16;
    private static final int FEWER_BINS = 256;

    public Histogram {
        counts = counts.clone();
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** The lower edge of a bin, from 0 to the number of bins. */
    public double lowerEdge(int bin) {
        return lowest + bin * binWidth;
    }

    /** The counts, all divided by the same power of two if the largest needs it to fit an int. */
    int[] scaledCounts() {
        long largest = Arrays.stream(counts).max().orElse(0);
        int shift = Math.max(0, 33 - Long.numberOfLeadingZeros(largest));
        return Arrays.stream(counts).mapToInt(c -> (int) (c >> shift)).toArray();
    }

    /** The histogram of an image; each block is computed once, or twice where the range must be found first. */
    static Histogram of(LazyImage<?> image, BlockRunner runner, Progress progress) {
        DataType type = image.type();
        if (type.sizeInBytes() <= 2) {
            long least = Numbers.least(type);
            long[] counts = new long[1 << 8 * type.sizeInBytes()];
            return counted(image, new Histogram(least, 1, counts), runner, progress)
                    .trimmed();
        }
        double[] range = reduce(image, Histogram::range, Histogram::union, runner, progress);
        if (range[0] > range[1])
            throw new IllegalArgumentException("the image has no finite values; a threshold can't be found");
        boolean exact = !type.isFloat() && range[1] - range[0] < MOST_BINS;
        int bins = exact ? (int) (range[1] - range[0]) + 1 : FEWER_BINS;
        double width = exact || range[1] == range[0] ? 1 : (range[1] - range[0]) / bins;
        return counted(image, new Histogram(range[0], width, new long[bins]), runner, progress);
    }

    private static Histogram counted(LazyImage<?> image, Histogram empty, BlockRunner runner, Progress progress) {
        long[] counts = reduce(image, empty::count, Histogram::sum, runner, progress);
        return new Histogram(empty.lowest, empty.binWidth, counts);
    }

    /** Without empty bins at either end; methods that look at pairs of bins are slow on many. */
    private Histogram trimmed() {
        int first = 0;
        int end = counts.length;
        while (first < end - 1 && counts[first] == 0) first++;
        while (end > first + 1 && counts[end - 1] == 0) end--;
        return new Histogram(lowerEdge(first), binWidth, Arrays.copyOfRange(counts, first, end));
    }

    private static <R> R reduce(
            LazyImage<?> image,
            Function<Block, R> measure,
            BinaryOperator<R> join,
            BlockRunner runner,
            Progress progress) {
        CellBoxes boxes = CellBoxes.of(image.spec());
        long cells = boxes.count();
        AtomicReference<R> result = new AtomicReference<>();
        progress.begin("histogram", cells);
        runner.run(
                cells,
                index -> {
                    Block block = image.read(boxes.box(index));
                    R measured = measure.apply(block);
                    result.accumulateAndGet(measured, (a, b) -> a == null ? b : join.apply(a, b));
                    progress.blockDone((long) block.size() * block.type().sizeInBytes());
                },
                progress);
        return result.get();
    }

    private long[] count(Block block) {
        long[] result = new long[counts.length];
        Object pixels = block.pixels();
        int n = block.size();
        if (pixels instanceof short[] a) {
            int flip = block.type().isUnsigned() ? 0 : 0x8000;
            for (int i = 0; i < n; i++) result[(a[i] & 0xffff) ^ flip]++;
        } else if (pixels instanceof byte[] a) {
            int flip = block.type().isUnsigned() ? 0 : 0x80;
            for (int i = 0; i < n; i++) result[(a[i] & 0xff) ^ flip]++;
        } else {
            for (int i = 0; i < n; i++) {
                double value = Numbers.number(pixels, block.type(), i);
                if (Double.isFinite(value)) result[Math.min(result.length - 1, (int) ((value - lowest) / binWidth))]++;
            }
        }
        return result;
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) sum[i] += b[i];
        return sum;
    }

    private static double[] range(Block block) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int n = block.size();
        for (int i = 0; i < n; i++) {
            double value = Numbers.number(block.pixels(), block.type(), i);
            if (!Double.isFinite(value)) continue;
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
        return range;
    }

    private static double[] union(double[] a, double[] b) {
        return new double[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])};
    }
}
