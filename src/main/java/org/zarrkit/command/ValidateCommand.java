package org.zarrkit.command;

import ij.IJ;
import ij.measure.ResultsTable;
import java.awt.GraphicsEnvironment;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.doctor.Doctor;
import org.zarrkit.doctor.DoctorOptions;
import org.zarrkit.doctor.Finding;
import org.zarrkit.doctor.Report;

/**
 * Checks a hierarchy by the rules of its version of OME-Zarr. What is found becomes a table, or without a screen lines in
 * the log.
 */
@Plugin(type = Command.class, label = "Zarrkit Validate...")
public final class ValidateCommand implements Command {

    private static final String TITLE = "Zarrkit Findings";

    @Parameter(label = "Path", description = "the folder, archive or URL to check", style = "open", persist = false)
    private String path = "";

    @Parameter(label = "Strict (demand names, types and colours too)", persist = false)
    private boolean strict = false;

    @Parameter(label = "Pixels (decode every chunk)", persist = false)
    private boolean pixels = false;

    @Override
    public void run() {
        Report report;
        try (StatusProgress progress = new StatusProgress()) {
            report = examine(progress);
        }
        boolean windows = !GraphicsEnvironment.isHeadless();
        if (windows) table(report).show(TITLE);
        IJ.log(windows ? report.summary() : report.toString());
    }

    private Report examine(Progress progress) {
        BlockRunner runner = ThreadRunner.shared();
        DoctorOptions options = DoctorOptions.defaults().withStrict(strict).withPixels(pixels);
        return Doctor.examine(path, options, (count, step) -> {
            progress.begin("decoding", count);
            runner.run(count, i -> progress.blockDone(step.applyAsLong(i)), progress);
        });
    }

    /** A row for each finding. */
    static ResultsTable table(Report report) {
        ResultsTable table = new ResultsTable();
        for (Finding finding : report.findings()) {
            table.incrementCounter();
            table.addValue("Severity", finding.severity().text());
            table.addValue("Code", finding.code());
            table.addValue("Where", finding.place().toString());
            table.addValue("Found", finding.found());
            table.addValue("Expected", finding.expected());
            table.addValue("To mend it", finding.remedy());
            table.addValue("Section", finding.law().section());
        }
        return table;
    }
}
