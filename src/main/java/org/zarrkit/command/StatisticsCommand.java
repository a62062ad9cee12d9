package org.zarrkit.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.StatisticsTable;
import org.zarrkit.blocks.ThreadRunner;

/** Adds the statistics of each channel of the current image, all of its planes together, to ImageJ's results. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Statistics...",
        description = "Count, min, max, mean, SD and sum of all pixels of each channel, exactly.")
public final class StatisticsCommand implements Command {

    @Parameter(label = "Percentiles (such as 1,50,99.8)", required = false, persist = false)
    private String percentiles = "";

    @Parameter(label = "Thresholds (such as Otsu,Li)", required = false, persist = false)
    private String thresholds = "";

    @Override
    public void run() {
        ImagePlus window = CurrentImage.get();
        List<Double> percents = words(percentiles).stream()
                .map(word -> Inputs.number("percentiles", word))
                .toList();
        StatisticsTable table = StatusProgress.during(progress -> StatisticsTable.of(
                Zarrkit.of(window).lazy(), percents, words(thresholds), ThreadRunner.shared(), progress));
        ResultsTable results = ResultsTable.getResultsTable();
        for (Map<String, Double> row : table.rows()) {
            results.incrementCounter();
            results.addLabel(window.getTitle());
            row.forEach(results::addValue);
        }
        results.show("Results");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
