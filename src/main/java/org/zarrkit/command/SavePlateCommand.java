package org.zarrkit.command;

import ij.IJ;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.PlateField;
import org.zarrkit.PlateSources;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.image.OpenOptions;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.NgffVersion;

/** Makes a multi-well plate of the images in a folder or table. */
@Plugin(type = Command.class, label = "Zarrkit Save Plate...")
public final class SavePlateCommand implements Command {

    @Parameter(label = "Path", description = "the folder to make, such as plate.zarr", style = "save", persist = false)
    private String path = "";

    @Parameter(
            label = "From (folder, a pattern such as /data/*.tif, or a table .csv)",
            description = "a folder of images named such as A01_f0.tif, or a table with the columns file and well",
            style = "open",
            persist = false)
    private String from = "";

    @Parameter(
            label = "Pattern of names (a regular expression; empty: such as A01_f0)",
            required = false,
            persist = false)
    private String pattern = "";

    @Parameter(
            label = "Version of OME-Zarr",
            choices = {"0.5", "0.4", "0.6rc0"},
            persist = false)
    private String version = "0.5";

    @Parameter(label = "Overwrite what is there", persist = false)
    private boolean overwrite = false;

    @Parameter(label = "Resume (go on with what was interrupted)", persist = false)
    private boolean resume = false;

    @Override
    public void run() {
        WriteOptions options = WriteOptions.defaults()
                .withVersion(NgffVersion.of(version).orElseThrow())
                .withOverwrite(overwrite)
                .withResume(resume);
        List<PlateSources.Source> sources = sources();
        List<PlateField> fields =
                sources.stream().map(PlateSources.Source::field).toList();
        try (StatusProgress progress = new StatusProgress()) {
            Zarrkit.savePlate(path, fields, options, ThreadRunner.shared(), progress);
        }
        IJ.showStatus("saved " + sources.size() + " fields in " + path);
    }

    private List<PlateSources.Source> sources() {
        PlateSources sources = new PlateSources(OpenOptions.defaults());
        boolean table = from.toLowerCase(Locale.ROOT).endsWith(".csv");
        return table
                ? sources.ofTable(Path.of(from))
                : sources.ofFiles(from, Optional.of(pattern).filter(text -> !text.isBlank()));
    }
}
