package org.zarrkit.command;

import ij.IJ;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.doctor.Mend;
import org.zarrkit.doctor.RepairOptions;

/** Mends the metadata of a hierarchy where it is, as far as nothing has to be guessed; the log says what was mended. */
@Plugin(type = Command.class, label = "Zarrkit Repair...")
public final class RepairCommand implements Command {

    private static final String AS_THEY_ARE = "as they are";

    @Parameter(label = "Path", description = "the folder or archive to mend", style = "open", persist = false)
    private String path = "";

    @Parameter(
            label = "Levels were made by (sets their positions)",
            choices = {AS_THEY_ARE, "mean", "nearest"},
            persist = false)
    private String levels = AS_THEY_ARE;

    @Parameter(label = "Dry run (list only)", persist = false)
    private boolean dry = false;

    @Override
    public void run() {
        String method = levels.equals(AS_THEY_ARE) ? "" : levels;
        List<Mend> mends = Zarrkit.repair(path, RepairOptions.ofLevels(method), dry);
        for (Mend mend : mends) IJ.log((dry ? "would mend " : "mended ") + mend);
        IJ.log(path + ": " + mends.size() + (dry ? " to mend" : " mended"));
    }
}
