package org.zarrkit.command;

import ij.ImagePlus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.zarrkit.Image;
import org.zarrkit.Zarrkit;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.ij.LabelOverlay;
import org.zarrkit.image.Pyramid;

/** Shows label images of a stored image: over the current image, where they follow its slice, or in a window. */
@Plugin(type = Command.class, label = "Zarrkit Labels...")
public final class LabelsCommand implements Command, PresentValues {

    private static final String OVERLAY = "overlay";
    private static final String WINDOW = "window";

    @Parameter(label = "Path (empty: that of the current image)", style = "open", required = false, persist = false)
    private String path = "";

    @Parameter(label = "Label image", required = false, persist = false)
    private String label = "";

    @Parameter(
            label = "Show it as",
            choices = {OVERLAY, WINDOW, "nothing"},
            persist = false)
    private String show = OVERLAY;

    @Parameter(label = "Opacity of the overlay in %", min = "0", persist = false)
    private int opacity = 50;

    @Override
    public Optional<String> known() {
        return CurrentImage.find().flatMap(CurrentImage::location);
    }

    @Override
    public Map<String, String> present(String location) {
        return Map.of("label", names(Zarrkit.open(location), location).get(0), "show", show, "opacity", "" + opacity);
    }

    @Override
    public Map<String, List<String>> choices(String location) {
        return Map.of("label", Zarrkit.open(location).labels());
    }

    /** Which labels are shown does not depend on what was there. */
    @Override
    public boolean recordsAll() {
        return true;
    }

    private static List<String> names(Image image, String location) {
        if (image.labels().isEmpty())
            throw new NotFoundException(location + " has no label images: there are none in its group 'labels'");
        return image.labels();
    }

    @Override
    public void run() {
        String location = path.isBlank()
                ? known().orElseThrow(() -> new IllegalArgumentException(
                        "path= is missing, and the current image is none that Zarrkit opened"))
                : path;
        Image image = Zarrkit.open(location);
        String name = label.isBlank() ? names(image, location).get(0) : label;
        Pyramid<?> labels = named(image.label(name).pyramid(), name);
        if (show.equals(OVERLAY)) overlay(image, labels);
        else if (show.equals(WINDOW)) showWindow(labels);
        else CurrentImage.find().ifPresent(window -> LabelOverlay.hide(window, labels));
    }

    private void overlay(Image image, Pyramid<?> labels) {
        if (opacity > 100) throw new IllegalArgumentException("opacity=" + opacity + "; expected 0 to 100");
        ImagePlus window = CurrentImage.find().orElseGet(() -> {
            ImagePlus opened = image.imagePlus();
            CurrentImage.show(opened);
            return opened;
        });
        LabelOverlay.show(window, labels, opacity / 100.0);
    }

    private static void showWindow(Pyramid<?> labels) {
        CurrentImage.show(labels, 0);
    }

    /** Labels often have the name of their image inside; people know them by their own. */
    private static Pyramid<?> named(Pyramid<?> labels, String name) {
        return labels.withMultiscale(labels.multiscale().withName(name));
    }
}
