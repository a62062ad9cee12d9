package org.zarrkit.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zarrkit.Zarrkit;
import org.zarrkit.doctor.Doctor;
import org.zarrkit.doctor.DoctorOptions;
import org.zarrkit.doctor.Mend;
import org.zarrkit.doctor.RepairOptions;
import org.zarrkit.doctor.Report;
import org.zarrkit.doctor.Steps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mends a hierarchy where it is. */
@Command(
        name = "repair",
        description = "Mends the metadata of a hierarchy where it is, as far as nothing has to be guessed.",
        footer = {
            "",
            "Mended are missing and contradicting versions, separators that the chunks disprove, dimension_names,",
            "_ARRAY_DIMENSIONS, label images that are not listed, groups without a document, members of OME-Zarr outside",
            "'ome' in Zarr 3, and consolidated metadata.",
            "Exit code 0: no error is left, 1: errors are left, 3: could not read or write."
        })
final class RepairCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", description = "The folder of a hierarchy, or a .zip or .ozx archive with one.")
    private String path;

    @Option(names = "--dry-run", description = "List what would be mended, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--levels",
            paramLabel = "mean|nearest",
            description = "How the levels were made: sets their translations, by half pixels for mean.")
    private Optional<String> levels;

    RepairCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        List<Mend> mends = Zarrkit.repair(path, RepairOptions.ofLevels(levels.orElse("")), dryRun);
        for (Mend mend : mends) terminal().out().println((dryRun ? "would mend " : "mended ") + mend);
        if (mends.isEmpty()) terminal().out().println("nothing that can be mended without guessing");
        Report left = Doctor.examine(path, DoctorOptions.defaults(), Steps.IN_ORDER);
        terminal().out().println(left.summary());
        return dryRun || left.isValid() ? 0 : 1;
    }
}
