package org.zarrkit.ij;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import org.zarrkit.image.Pyramid;

/** Labels shown over an image in ImageJ. */
public final class LabelOverlay {

    private LabelOverlay() {}

    /**
     * Shows labels over an image, in place of those of the same name that it shows already. They follow slice, frame and
     * magnification; each time only what is in view is read. Other elements of the overlay stay.
     *
     * @param opacity 0 to 1
     * @throws IllegalArgumentException if the pixels are no labels, or reach over another part of space than the image
     */
    public static void show(ImagePlus image, Pyramid<?> labels, double opacity) {
        requireLabels(labels);
        requireSameExtent(image, labels);
        if (!(opacity >= 0 && opacity <= 1))
            throw new IllegalArgumentException("an opacity of " + opacity + "; expected 0 to 1");
        hide(image, labels);
        Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        LabelRoi roi = new LabelRoi(image, labels, opacity);
        roi.setName(Hyperstack.title(labels));
        overlay.add(roi);
        overlay.selectable(false);
        image.setOverlay(overlay);
        image.setHideOverlay(false);
    }

    /** Shows them no more. */
    public static void hide(ImagePlus image, Pyramid<?> labels) {
        Overlay overlay = image.getOverlay();
        if (overlay == null) return;
        for (Roi roi : overlay.toArray())
            if (roi instanceof LabelRoi && Hyperstack.title(labels).equals(roi.getName())) overlay.remove(roi);
        image.setOverlay(overlay.size() == 0 ? null : overlay);
    }

    private static void requireLabels(Pyramid<?> labels) {
        if (labels.storedType().isFloat())
            throw new IllegalArgumentException("'" + Hyperstack.title(labels) + "' has pixels of type "
                    + labels.storedType().zarrName() + "; expected labels, which are integers");
    }

    /** As large as the image, or smaller by the same factor along x and y. */
    private static void requireSameExtent(ImagePlus image, Pyramid<?> labels) {
        double x = labels.level(0).dimension(0) / (double) image.getWidth();
        double y = labels.level(0).dimension(1) / (double) image.getHeight();
        double pixel =
                1.0 / Math.min(labels.level(0).dimension(0), labels.level(0).dimension(1))
                        + 1.0 / Math.min(image.getWidth(), image.getHeight());
        if (Math.abs(x / y - 1) > 2 * pixel)
            throw new IllegalArgumentException("the labels '" + Hyperstack.title(labels) + "' are "
                    + labels.level(0).dimension(0) + " x " + labels.level(0).dimension(1) + " pixels, the image '"
                    + image.getTitle() + "' " + image.getWidth() + " x " + image.getHeight()
                    + ": they do not cover it");
    }
}
