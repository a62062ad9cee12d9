package org.zarrkit.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.zarrkit.Image;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Measurements;
import org.zarrkit.blocks.ThreadRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures all objects of a label image and writes a table. */
@Command(
        name = "measure",
        description = "Measures all objects of a label image in one pass: a row of comma-separated values for each.",
        footer = {
            "",
            "Columns: Label, Voxels, Volume, centroid and, in pixels, bounding box; for each channel of the intensities",
            "Mean, SD, Min, Max, Sum. Volume and centroid are in the units of the labels."
        })
final class MeasureCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "LABELS", description = "Labels, or with --op label a mask.")
    private String labels;

    @Option(
            names = "--op",
            paramLabel = "\"NAME KEY=VALUE ...\"",
            description = "An operation that is applied to LABELS before; may be given several times.")
    private List<String> operations = List.of();

    @Option(names = "--image", paramLabel = "IN", description = "Intensities; may be given several times.")
    private List<String> images = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE|-",
            description = "The table to write, or - for standard output.")
    private String out;

    @Mixin
    private InputOptions input;

    MeasureCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Image image = open(labels, input.toOptions());
        for (String operation : operations) image = image.then(operation);
        List<LazyImage<?>> intensities = new ArrayList<>();
        for (String location : images)
            intensities.add(open(location, input.toOptions()).lazy());
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            LazyImage<?> ready = image.lazy().resolve(ThreadRunner.shared(), progress);
            Measurements measured = Measurements.of(ready, intensities, ThreadRunner.shared(), progress);
            if (out.equals("-")) measured.writeCsv(terminal().out());
            else
                try (Writer file = Files.newBufferedWriter(Path.of(out))) {
                    measured.writeCsv(file);
                }
        }
        return 0;
    }
}
