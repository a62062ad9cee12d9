package org.zarrkit.blocks;

import ij.plugin.filter.GaussianBlur;
import ij.plugin.filter.RankFilters;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those of ImageJ's own filters that any number of threads may run at once, by the labels of their menu entries. */
final class ImageJFilters {

    private static final Map<String, Integer> RANKS = Map.of(
            "Mean...", RankFilters.MEAN,
            "Median...", RankFilters.MEDIAN,
            "Minimum...", RankFilters.MIN,
            "Maximum...", RankFilters.MAX,
            "Variance...", RankFilters.VARIANCE);
    private static final Map<String, Filter> PLAIN = Map.of(
            "Find Edges", ImageProcessor::findEdges,
            "Smooth", ImageProcessor::smooth,
            "Sharpen", ImageProcessor::sharpen);
    /** Other options are left to ImageJ. */
    private static final Pattern ONE_NUMBER = Pattern.compile("(radius|sigma)=([0-9]+(?:\\.[0-9]+)?)(?:\\s+stack)?");

    private ImageJFilters() {}

    /** Changes one plane. */
    interface Filter {
        void apply(ImageProcessor plane);
    }

    /** The filter of a command with its options, if it is one of these. */
    static Optional<Filter> find(String label, String options) {
        String text = options.strip().toLowerCase(Locale.ROOT);
        if (PLAIN.containsKey(label) && (text.isEmpty() || text.equals("stack"))) return Optional.of(PLAIN.get(label));
        Matcher number = ONE_NUMBER.matcher(text);
        if (!number.matches()) return Optional.empty();
        double value = Double.parseDouble(number.group(2));
        boolean isSigma = number.group(1).equals("sigma");
        if (label.equals("Gaussian Blur...") && isSigma) return Optional.of(plane -> blur(plane, value));
        if (!RANKS.containsKey(label) || isSigma) return Optional.empty();
        return Optional.of(plane -> new RankFilters().rank(plane, value, RANKS.get(label)));
    }

    /** With the accuracy that the command has. */
    private static void blur(ImageProcessor plane, double sigma) {
        GaussianBlur filter = new GaussianBlur();
        filter.showProgress(false);
        filter.blurGaussian(plane, sigma, sigma, plane instanceof ByteProcessor ? 0.002 : 0.0002);
    }
}
