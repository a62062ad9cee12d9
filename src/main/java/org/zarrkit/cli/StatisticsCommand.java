package org.zarrkit.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import org.zarrkit.blocks.StatisticsTable;
import org.zarrkit.blocks.ThreadRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints statistics of each channel of an image. */
@Command(
        name = "statistics",
        description = "Prints count, min, max, mean, SD and sum of each channel, as comma-separated values.")
final class StatisticsCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "IN", description = "What 'zarrkit process' reads.")
    private String in;

    @Option(
            names = "--op",
            paramLabel = "\"NAME KEY=VALUE ...\"",
            description = "An operation that is applied before; may be given several times.")
    private List<String> operations = List.of();

    @Option(names = "--percentiles", split = ",", paramLabel = "P", description = "Percentiles, such as 1,50,99.8.")
    private List<Double> percentiles = List.of();

    @Option(
            names = "--thresholds",
            split = ",",
            paramLabel = "METHOD",
            description = "Thresholds by ImageJ's methods, such as Otsu,Li.")
    private List<String> thresholds = List.of();

    @Mixin
    private FileInputOptions input;

    StatisticsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Image image = open(in, input.toOptions());
        for (String operation : operations) image = image.then(operation);
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            StatisticsTable.of(image.lazy(), percentiles, thresholds, ThreadRunner.shared(), progress)
                    .writeCsv(terminal().out());
        }
        return 0;
    }
}
