package org.zarrkit.blocks;

import java.util.Locale;
import org.zarrkit.codec.DataType;

/**
 * Numbers about all values of an image; NaN and infinite ones are left out. Equal runs give equal numbers, whatever the
 * threads.
 *
 * @param count how many values there are
 * @param sd the standard deviation, divided by {@code count - 1}; 0 of one value
 */
public record Statistics(long count, double min, double max, double mean, double sd, double sum) {

    /** Of an image, which is gone through once. */
    public static Statistics of(LazyImage<?> image, BlockRunner runner, Progress progress) {
        DataType type = image.type();
        if (type.sizeInBytes() <= 2) return of(Histogram.of(image, runner, progress));
        Moments all = new Moments();
        InOrder<Moments> ordered = new InOrder<>(all::add);
        Sweep.over(image, "statistics", runner, progress, (block, index) -> ordered.accept(index, Moments.of(block)));
        return all.statistics();
    }

    /** Of an exact histogram. */
    static Statistics of(Histogram exact) {
        long[] counts = exact.counts();
        Moments all = new Moments();
        for (int bin = 0; bin < counts.length; bin++) if (counts[bin] > 0) all.add(counts[bin], exact.lowerEdge(bin));
        return all.statistics();
    }

    /** Count, sum, and the sum of the squares of the differences to the mean. */
    private static final class Moments {
        private long count;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double sum;
        private double squares;

        static Moments of(Block block) {
            Moments moments = new Moments();
            double[] values = Numbers.load(block);
            for (double value : values) {
                if (!Double.isFinite(value)) continue;
                moments.count++;
                moments.sum += value;
                moments.min = Math.min(moments.min, value);
                moments.max = Math.max(moments.max, value);
            }
            double mean = moments.sum / moments.count;
            for (double value : values) if (Double.isFinite(value)) moments.squares += (value - mean) * (value - mean);
            return moments;
        }

        /** One value, so many times. */
        void add(long times, double value) {
            Moments other = new Moments();
            other.count = times;
            other.sum = times * value;
            other.min = other.max = value;
            add(other);
        }

        /** By Chan, Golub and LeVeque (1979). */
        void add(Moments other) {
            if (other.count == 0) return;
            double difference = count == 0 ? 0 : other.sum / other.count - sum / count;
            squares += other.squares + difference * difference * count * other.count / (count + other.count);
            count += other.count;
            sum += other.sum;
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
        }

        Statistics statistics() {
            double sd = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            return new Statistics(count, min, max, sum / count, sd, sum);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "count %d, min %s, max %s, mean %s, sd %s, sum %s", count, min, max, mean, sd, sum);
    }
}
