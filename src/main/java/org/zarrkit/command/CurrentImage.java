package org.zarrkit.command;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.Arrays;
import java.util.Optional;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.ij.LazyStack;
import org.zarrkit.image.Pyramid;

/** The image that ImageJ's commands work on. */
final class CurrentImage {

    private CurrentImage() {}

    /** Writes into the log what is to be said about how a level is shown. */
    static void note(Pyramid<?> pyramid, int level) {
        Hyperstack.notes(pyramid, level).forEach(IJ::log);
    }

    /** Shows a level of a pyramid. */
    static void show(Pyramid<?> pyramid, int level) {
        note(pyramid, level);
        show(Hyperstack.of(pyramid, level));
    }

    /** Shows an image under a title of its own, so that macros can select it. */
    static void show(ImagePlus image) {
        if (image.getStack() instanceof LazyStack lazy)
            lazy.onUnreadable(failure -> Failures.showWhileLooking(image.getTitle(), failure));
        WindowManager.checkForDuplicateName = true;
        image.show();
    }

    /** Puts an image into the place of a window that showed it. */
    static void replace(ImagePlus old, ImagePlus image) {
        boolean samePlanes = Arrays.equals(old.getDimensions(), image.getDimensions());
        if (samePlanes) image.setPosition(old.getChannel(), old.getSlice(), old.getFrame());
        Optional<Point> place = Optional.ofNullable(old.getWindow()).map(Window::getLocation);
        old.changes = false;
        old.close();
        show(image);
        place.ifPresent(point -> {
            if (image.getWindow() != null) image.getWindow().setLocation(point);
        });
    }

    /** Where an image comes from, if its window shows a stored one. */
    static Optional<String> location(ImagePlus image) {
        return image.getStack() instanceof LazyStack lazy ? lazy.location() : Optional.empty();
    }

    static Optional<ImagePlus> find() {
        return Optional.ofNullable(WindowManager.getCurrentImage());
    }

    /** @throws IllegalArgumentException if no image is open */
    static ImagePlus get() {
        return find().orElseThrow(
                        () -> new IllegalArgumentException("no image is open; open one first, such as File>Open..."));
    }

    /**
     * The bounds of the selection, as far as they are in the image.
     *
     * @throws IllegalArgumentException if there is no selection, or one without an area
     */
    static Rectangle selection(ImagePlus image) {
        if (image.getRoi() == null)
            throw new IllegalArgumentException("crop: '" + image.getTitle() + "' has no selection; make one first");
        Rectangle all = new Rectangle(image.getWidth(), image.getHeight());
        Rectangle part = image.getRoi().getBounds().intersection(all);
        if (part.isEmpty())
            throw new IllegalArgumentException(
                    "crop: the selection in '" + image.getTitle() + "' has no area in the image; make another");
        return part;
    }
}
