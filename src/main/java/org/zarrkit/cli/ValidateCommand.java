package org.zarrkit.cli;

import java.util.concurrent.Callable;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.doctor.Doctor;
import org.zarrkit.doctor.DoctorOptions;
import org.zarrkit.doctor.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a hierarchy follows the rules of OME-Zarr and Zarr. */
@Command(
        name = "validate",
        description = "Checks a hierarchy, or one document, by the rules of its version of OME-Zarr and of Zarr.",
        footer = {
            "",
            "Errors break a MUST of the specification, warnings a SHOULD; advice is about what is legal and bad.",
            "Exit code 0: no error, 1: errors, 3: could not be read. The codes of findings are listed in the guide.",
            "Keys of --json: location, valid, ome_versions, nodes, errors, warnings, advice, unlisted (how many more",
            "  findings of a code there are) and findings, each with code, severity, path, key, json_path, found,",
            "  expected, remedy, section"
        })
final class ValidateCommand extends Verb implements Callable<Integer> {

    @Parameters(paramLabel = "URI", description = "A Zarr group or array, an archive with one, or a metadata document.")
    private String uri;

    @Option(names = "--strict", description = "Demand what the strict schemas of the specification demand.")
    private boolean strict;

    @Option(names = "--pixels", description = "Decode every stored chunk.")
    private boolean pixels;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that decode (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    ValidateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        ThreadRunner runner = ThreadRunner.of(threads);
        DoctorOptions options = DoctorOptions.defaults().withStrict(strict).withPixels(pixels);
        Report report;
        try (ProgressLines progress = ProgressLines.of(terminal())) {
            report = Doctor.examine(uri, options, (count, step) -> {
                progress.begin("decoding", count);
                runner.run(count, i -> progress.blockDone(step.applyAsLong(i)), progress);
            });
        }
        if (json) terminal().out().println(report.toJson());
        else terminal().out().print(report);
        return report.isValid() ? 0 : 1;
    }
}
