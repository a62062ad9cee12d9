package org.zarrkit.blocks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zarrkit.ngff.AxisType;

/**
 * Statistics of each channel of an image, and what is asked for beside them: a row for each, by name of the column.
 * Percentiles of other types than 8 and 16 bit integers are as exact as 1/65536 of the range.
 */
public final class StatisticsTable {

    private final List<Map<String, Double>> rows = new ArrayList<>();

    private StatisticsTable() {}

    /**
     * Goes through the image once, or up to four times for types of more than 16 bits.
     *
     * @param percents percentiles that are asked for
     * @param methods ImageJ's auto-threshold methods that are asked for
     */
    public static StatisticsTable of(
            LazyImage<?> image, List<Double> percents, List<String> methods, BlockRunner runner, Progress progress) {
        StatisticsTable table = new StatisticsTable();
        List<AutoThreshold> thresholds = methods.stream().map(AutoThreshold::of).toList();
        for (LazyImage<?> channel : channels(image)) {
            boolean small = channel.type().sizeInBytes() <= 2;
            Histogram counts = small || !methods.isEmpty()
                    ? Histogram.of(channel, runner, progress)
                    : new Histogram(0, 1, new long[1]);
            Statistics statistics = small ? Statistics.of(counts) : Statistics.of(channel, runner, progress);
            Map<String, Double> row = table.row(statistics);
            Histogram fine = small || percents.isEmpty() ? counts : Histogram.fine(channel, runner, progress);
            for (double percent : percents) row.put("P" + OpText.number(percent), fine.percentile(percent));
            for (AutoThreshold threshold : thresholds)
                row.put(threshold.method().toString(), counts.threshold(threshold.method()));
        }
        return table;
    }

    private static List<LazyImage<?>> channels(LazyImage<?> image) {
        if (image.multiscale().indexOf(AxisType.CHANNEL).isEmpty()) return List.of(image);
        int d = image.spec().dimension("channel");
        List<LazyImage<?>> channels = new ArrayList<>();
        for (long c = 0; c < image.spec().dimensions().get(d); c++)
            channels.add(image.then(new Slice(image.spec().axis(d).name(), c)));
        return channels;
    }

    private Map<String, Double> row(Statistics statistics) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("Channel", rows.size() + 1.0);
        row.put("Count", (double) statistics.count());
        row.put("Min", statistics.min());
        row.put("Max", statistics.max());
        row.put("Mean", statistics.mean());
        row.put("SD", statistics.sd());
        row.put("Sum", statistics.sum());
        rows.add(row);
        return row;
    }

    /** One for each channel; at least one. */
    public List<Map<String, Double>> rows() {
        return List.copyOf(rows);
    }

    /** All rows as comma-separated values, below a line with the names of the columns. */
    public void writeCsv(Appendable out) throws IOException {
        out.append(String.join(",", rows.get(0).keySet())).append('\n');
        for (Map<String, Double> row : rows)
            out.append(String.join(
                            ",", row.values().stream().map(OpText::number).toList()))
                    .append('\n');
    }
}
