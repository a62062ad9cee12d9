package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.plugin.frame.RoiManager;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.Measurements;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.error.StoreException;
import org.zarrkit.ij.ObjectRois;

/** Measures all objects of the current label image in one pass: a row for each in ImageJ's results, or in a file. */
@Plugin(
        type = Command.class,
        label = "Zarrkit Measure Objects...",
        description = "The current image has the labels. Positions and volumes are in its units, boxes in pixels.")
public final class MeasureCommand implements Command {

    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_ROIS = 5_000;

    @Parameter(label = "Image (title or path of the intensities)", required = false, persist = false)
    private String image = "";

    @Parameter(label = "Save as (empty: not; .csv)", style = "save", required = false, persist = false)
    private String save = "";

    @Parameter(label = "Table", persist = false)
    private boolean table = true;

    @Parameter(label = "Rois to the ROI Manager", persist = false)
    private boolean rois;

    @Override
    public void run() {
        ImagePlus window = CurrentImage.get();
        List<LazyImage<?>> images =
                image.isBlank() ? List.of() : List.of(intensities().lazy());
        Measurements measured = StatusProgress.during(
                progress -> Measurements.of(Zarrkit.of(window).lazy(), images, ThreadRunner.shared(), progress));
        if (!save.isBlank()) write(measured);
        if (table) show(measured);
        if (rois) addRois(window);
        IJ.showStatus(measured.count() + " objects");
    }

    private Image intensities() {
        return Optional.ofNullable(WindowManager.getImage(image))
                .map(Zarrkit::of)
                .orElseGet(() -> Zarrkit.open(image));
    }

    private void write(Measurements measured) {
        try (Writer out = Files.newBufferedWriter(Path.of(save))) {
            measured.writeCsv(out);
        } catch (IOException e) {
            throw new StoreException(save + " can't be written: " + e + "; check the folder and the name", e);
        }
    }

    private static void show(Measurements measured) {
        if (measured.count() > MOST_ROWS)
            throw new IllegalArgumentException(measured.count() + " objects; ImageJ's table is good for " + MOST_ROWS
                    + ": save them as a file and set table=false");
        ResultsTable results = ResultsTable.getResultsTable();
        for (int row = 0; row < measured.count(); row++) {
            results.incrementCounter();
            for (String column : measured.columns()) results.addValue(column, measured.value(row, column));
        }
        results.show("Results");
    }

    private static void addRois(ImagePlus window) {
        if (GraphicsEnvironment.isHeadless())
            throw new IllegalArgumentException("rois: ImageJ's ROI Manager needs a screen");
        RoiManager manager = RoiManager.getRoiManager();
        for (Roi roi : ObjectRois.of(window, MOST_ROIS)) manager.addRoi(roi);
    }
}
