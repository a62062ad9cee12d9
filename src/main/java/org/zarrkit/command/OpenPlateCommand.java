package org.zarrkit.command;

import ij.IJ;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.WellPlate;
import org.zarrkit.Zarrkit;

/** Opens a multi-well plate as one virtual image, or one field of a well. */
@Plugin(type = Command.class, label = "Zarrkit Open Plate...")
public final class OpenPlateCommand implements Command {

    @Parameter(label = "Path", description = "the folder or archive of a plate", style = "open", persist = false)
    private String path = "";

    @Parameter(
            label = "Well such as B3 (empty: all wells)",
            description = "a well such as B3; without it all wells are shown as one image",
            required = false,
            persist = false)
    private String well = "";

    @Parameter(label = "Field of the well, from 0", description = "a number from 0", min = "0", persist = false)
    private int field = 0;

    @Parameter(
            label = "Acquisition (empty: the first)",
            description = "the id of an acquisition",
            required = false,
            persist = false)
    private String acquisition = "";

    @Parameter(label = "Level (0 is full size)", description = "0 is full size", min = "0", persist = false)
    private int level = 0;

    @Override
    public void run() {
        WellPlate plate = Zarrkit.plate(path);
        Image image = well.isBlank() ? mosaic(plate) : field(plate);
        image.warnings().forEach(IJ::log);
        CurrentImage.show(image.pyramid(), level);
    }

    private Image mosaic(WellPlate plate) {
        return acquisition.isBlank() ? plate.mosaic() : plate.mosaic(id());
    }

    private Image field(WellPlate plate) {
        return acquisition.isBlank() ? plate.field(well, field) : plate.field(well, field, id());
    }

    private long id() {
        if (!acquisition.strip().matches("[0-9]{1,18}"))
            throw new IllegalArgumentException("acquisition=" + acquisition + "; expected a whole number");
        return Long.parseLong(acquisition.strip());
    }
}
