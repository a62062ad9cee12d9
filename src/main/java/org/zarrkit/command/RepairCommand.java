package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.doctor.Mend;
import org.zarrkit.doctor.Repair;
import org.zarrkit.doctor.RepairOptions;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.zarr.HierarchyEdit;

/** Mends the metadata of a hierarchy where it is, as far as nothing has to be guessed; the log says what was mended. */
@Plugin(type = Command.class, label = "Zarrkit Repair...")
public final class RepairCommand implements Command {

    @Parameter(label = "Path", description = "the folder or archive to mend", style = "open", persist = false)
    private String path = "";

    @Parameter(
            label = "Levels were made by (sets their positions)",
            choices = {"as they are", "mean", "nearest"},
            persist = false)
    private String levels = "as they are";

    @Parameter(label = "Dry run (list only)", persist = false)
    private boolean dry = false;

    @Override
    public void run() {
        HierarchyEdit place = HierarchyEdit.open(path);
        Repair repair = Repair.plan(place.store(), place.path(), options());
        if (!dry) {
            repair.apply();
            place.commit(written -> true);
        }
        for (Mend mend : repair.mends()) IJ.log((dry ? "would mend " : "mended ") + mend);
        IJ.log(path + ": " + repair.mends().size() + (dry ? " to mend" : " mended"));
    }

    private RepairOptions options() {
        return switch (levels) {
            case "mean" -> RepairOptions.defaults().withLevels(Downsampling.MEAN);
            case "nearest" -> RepairOptions.defaults().withLevels(Downsampling.SAMPLE);
            default -> RepairOptions.defaults();
        };
    }
}
