package org.zarrkit.command;

import ij.IJ;
import ij.measure.ResultsTable;
import java.awt.GraphicsEnvironment;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Zarrkit;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.ImageFacts;
import org.zarrkit.image.ImageKind;
import org.zarrkit.image.ListedImage;

/**
 * Lists the images at and below a place, with the numbers by which {@code Zarrkit Open...} opens them: a table, or
 * without a screen lines in the log.
 */
@Plugin(type = Command.class, label = "Zarrkit List...")
public final class ListCommand implements Command {

    private static final String TITLE = "Zarrkit Images";

    @Parameter(
            label = "Path",
            description = "an image, plate, well, collection or any Zarr group",
            style = "open",
            persist = false)
    private String path = "";

    @Override
    public void run() {
        List<ListedImage> images = Zarrkit.list(path);
        if (images.isEmpty()) throw new NotFoundException(path + " holds no images: no OME metadata, and no arrays");
        ResultsTable table = table(images);
        if (!GraphicsEnvironment.isHeadless()) table.show(TITLE);
        else for (int row = 0; row < table.size(); row++) IJ.log(table.getRowAsString(row));
    }

    /** A row for each image; labels have no number. */
    static ResultsTable table(List<ListedImage> images) {
        ResultsTable table = new ResultsTable();
        int series = 0;
        for (ListedImage image : images) {
            table.incrementCounter();
            table.addValue("Series", image.kind() == ImageKind.LABEL ? "-" : Integer.toString(series++));
            table.addValue("Kind", image.kind().toString());
            table.addValue("Path", image.path().isEmpty() ? "." : image.path());
            addFacts(table, image);
        }
        return table;
    }

    private static void addFacts(ResultsTable table, ListedImage image) {
        try {
            ImageFacts facts = image.facts();
            table.addValue("Name", facts.name());
            table.addValue("Size", facts.size());
            table.addValue("Type", facts.type());
            table.addValue("Levels", Integer.toString(facts.levels()));
        } catch (ZarrkitException | IllegalArgumentException e) {
            table.addValue("Name", "DAMAGED: " + e.getMessage());
        }
    }
}
