package org.zarrkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.PlateSources;
import org.zarrkit.WellPlate;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.WriteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the wells of a plate, or makes a plate of images. */
@Command(
        name = "plate",
        description = "Lists the wells of a multi-well plate, or makes a plate of images.",
        footer = {
            "",
            "Names of files such as exp_A01_f0.tif tell well and field; others need --pattern, a regular expression with",
            "the groups (?<well>...), or (?<row>...) and (?<column>...), and maybe (?<field>...), (?<acquisition>...).",
            "The plate is there when all of its fields are; --resume goes on with one that was interrupted."
        })
final class PlateCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "PLATE", description = "The plate to list, or with --from or --csv to write.")
    private String plate;

    @Option(
            names = "--from",
            paramLabel = "FOLDER|GLOB",
            description =
                    "Write a plate of the images in a folder, or of those that a pattern such as 'a/*.tif' names.")
    private Optional<String> from;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Write a plate of the images in a table with the columns file and well, maybe field, acquisition.")
    private Optional<Path> table;

    @Option(names = "--pattern", paramLabel = "REGEX", description = "How names of files tell well and field.")
    private Optional<String> pattern;

    @Mixin
    private InputOptions input;

    @Mixin
    private OutputOptions output;

    PlateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (from.isEmpty() && table.isEmpty()) list();
        else write();
        return 0;
    }

    private void list() {
        WellPlate opened = Zarrkit.plate(plate);
        terminal()
                .out()
                .println((opened.name().isBlank() ? "plate" : opened.name()) + ": rows "
                        + String.join(" ", opened.rows()) + ", columns " + String.join(" ", opened.columns())
                        + (opened.acquisitions().isEmpty() ? "" : ", acquisitions " + opened.acquisitions()));
        for (String well : opened.wells()) {
            int fields = opened.fields(well);
            terminal()
                    .out()
                    .println(well + "  " + (fields == 0 ? "not there" : fields + (fields == 1 ? " field" : " fields")));
        }
    }

    private void write() {
        if (from.isPresent() && table.isPresent())
            throw new IllegalArgumentException("--from and --csv are two ways to say the same; give one of them");
        if (output.label().isPresent()) throw new IllegalArgumentException("--label: a plate is no label image");
        WriteOptions options = output.writeOptions();
        PlateSources sources = new PlateSources(input.toOptions());
        List<PlateSources.Source> images =
                from.isPresent() ? sources.ofFiles(from.get(), pattern) : sources.ofTable(table.get());
        if (output.isDryRun()) {
            images.forEach(image -> terminal()
                    .out()
                    .println(image.field().well() + "  field " + image.field().field() + "  " + image.location()));
            return;
        }
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            Zarrkit.savePlate(
                    plate,
                    images.stream().map(PlateSources.Source::field).toList(),
                    options,
                    output.runner(),
                    progress);
        }
    }
}
