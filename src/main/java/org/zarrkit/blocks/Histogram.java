package org.zarrkit.blocks;

import ij.process.AutoThresholder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.ValueRange;

/**
 * How often each value occurs in a whole image: exactly, one bin for each integer from the smallest that occurs to the
 * largest, or in bins of equal width where that would be more than 65536. NaN and infinite values are left out.
 *
 * @param lowest the lower edge of the first bin
 * @param binWidth 1 where the histogram is exact
 */
public record Histogram(double lowest, double binWidth, long[] counts) {

    private static final int MOST_BINS = 1 << 16;
    /** As many as ImageJ has for 32-bit images: its thresholds are made for them. */
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

    /** How many values were counted. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The smallest value that at least so many percent of the values do not exceed; in bins that hold more than one integer
     * as if values lay evenly in them.
     *
     * @throws IllegalArgumentException if {@code percent} is not from 0 to 100, or nothing was counted
     */
    public double percentile(double percent) {
        long total = total();
        if (!(percent >= 0 && percent <= 100) || total == 0)
            throw new IllegalArgumentException(
                    percent + " percent of " + total + " values; expected 0 to 100, and at least one value");
        double wanted = percent / 100 * total;
        long below = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            if (counts[bin] > 0 && below + counts[bin] >= wanted) {
                boolean exact = binWidth == 1 && lowest == Math.rint(lowest);
                return exact ? lowerEdge(bin) : lowerEdge(bin) + binWidth * (wanted - below) / counts[bin];
            }
            below += counts[bin];
        }
        throw new IllegalStateException("the counts changed");
    }

    /** The smallest value of the foreground by one of ImageJ's auto-threshold methods. */
    public double threshold(AutoThresholder.Method method) {
        Histogram narrow = merged(mostBins(method));
        int[] scaled = narrow.scaledCounts(narrow.largestSum(method));
        // ImageJ's methods return the last bin of the background.
        return narrow.lowerEdge(Math.min(new AutoThresholder().getThreshold(method, scaled) + 1, scaled.length));
    }

    /** ImageJ has powers of bins as ints: that many bins are right. */
    private static int mostBins(AutoThresholder.Method method) {
        return switch (method) {
            case Moments -> 1290;
            case MinError -> 46340;
            default -> MOST_BINS;
        };
    }

    /** With so many bins at most: neighbours are one. */
    private Histogram merged(int most) {
        int factor = (counts.length + most - 1) / most;
        long[] sums = new long[(counts.length + factor - 1) / factor];
        for (int bin = 0; bin < counts.length; bin++) sums[bin / factor] += counts[bin];
        return new Histogram(lowest, factor * binWidth, sums);
    }

    /** What ImageJ computes of the counts as an int: all methods their sum, some that of counts times bins. */
    private double largestSum(AutoThresholder.Method method) {
        double[] byBin = new double[counts.length];
        for (int bin = 0; bin < byBin.length; bin++) byBin[bin] = (double) counts[bin] * bin;
        return switch (method) {
            case Huang, IsoData, Li -> Math.max(total(), Arrays.stream(byBin).sum());
            case MinError ->
                Math.max(
                        total(),
                        IntStream.range(0, byBin.length)
                                .mapToDouble(bin -> byBin[bin] * bin)
                                .max()
                                .orElse(0));
            default -> total();
        };
    }

    /** The counts, all divided by the same power of two, so that a number that is as large as they are fits an int. */
    private int[] scaledCounts(double largest) {
        int shift = Math.max(0, Math.getExponent(largest) - 29);
        long half = 1L << shift >> 1;
        return Arrays.stream(counts).mapToInt(c -> (int) (c + half >> shift)).toArray();
    }

    /** The histogram of an image, of 256 bins if it is not exact; it is gone through once, or twice to find the range. */
    public static Histogram of(LazyImage<?> image, BlockRunner runner, Progress progress) {
        return of(image, FEWER_BINS, runner, progress);
    }

    /** The same with 65536 bins if it is not exact. */
    public static Histogram fine(LazyImage<?> image, BlockRunner runner, Progress progress) {
        return of(image, MOST_BINS, runner, progress);
    }

    private static Histogram of(LazyImage<?> image, int fewer, BlockRunner runner, Progress progress) {
        DataType type = image.type();
        if (type.sizeInBytes() <= 2) {
            long[] counts = new long[1 << 8 * type.sizeInBytes()];
            return new Histogram(Numbers.least(type), 1, counts)
                    .counted(image, runner, progress)
                    .trimmed();
        }
        ValueRange range = range(image, runner, progress);
        if (range.isEmpty())
            throw new IllegalArgumentException("the image has no finite values; a threshold can't be found");
        double span = range.most() - range.least();
        boolean exact = !type.isFloat() && span < MOST_BINS;
        int bins = exact ? (int) span + 1 : fewer;
        double width = exact || span == 0 ? 1 : span / bins;
        return new Histogram(range.least(), width, new long[bins]).counted(image, runner, progress);
    }

    private static ValueRange range(LazyImage<?> image, BlockRunner runner, Progress progress) {
        AtomicReference<ValueRange> all = new AtomicReference<>(ValueRange.NONE);
        Sweep.over(image, "range", runner, progress, (block, index) -> {
            ValueRange range = ValueRange.of(block.pixels(), block.type());
            all.accumulateAndGet(range, ValueRange::union);
        });
        return all.get();
    }

    /** Each thread that counts has an array of its own for as long. */
    private Histogram counted(LazyImage<?> image, BlockRunner runner, Progress progress) {
        Queue<long[]> idle = new ConcurrentLinkedQueue<>();
        Sweep.over(image, "histogram", runner, progress, (block, index) -> {
            long[] own = Optional.ofNullable(idle.poll()).orElseGet(() -> new long[counts.length]);
            count(block, own);
            idle.add(own);
        });
        long[] sum = new long[counts.length];
        for (long[] part : idle) for (int i = 0; i < sum.length; i++) sum[i] += part[i];
        return new Histogram(lowest, binWidth, sum);
    }

    /** Without empty bins at either end; methods that look at pairs of bins are slow on many. */
    private Histogram trimmed() {
        int first = 0;
        int end = counts.length;
        while (first < end - 1 && counts[first] == 0) first++;
        while (end > first + 1 && counts[end - 1] == 0) end--;
        return new Histogram(lowerEdge(first), binWidth, Arrays.copyOfRange(counts, first, end));
    }

    private void count(Block block, long[] result) {
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
    }
}
