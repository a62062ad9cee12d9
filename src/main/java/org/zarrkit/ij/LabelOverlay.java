package org.zarrkit.ij;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.util.stream.IntStream;
import org.zarrkit.image.Pyramid;

/** Labels shown over an image in ImageJ. */
public final class LabelOverlay {

    /** ImageJ looks at every element of an overlay whenever it draws. */
    private static final int MOST_PLANES = 100_000;

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
        if (image.getStackSize() > MOST_PLANES)
            throw new IllegalArgumentException("'" + image.getTitle() + "' has " + image.getStackSize()
                    + " planes, and an overlay at most " + MOST_PLANES + "; show the labels in a window of their own");
        if (!(opacity >= 0 && opacity <= 1))
            throw new IllegalArgumentException("an opacity of " + opacity + "; expected 0 to 1");
        hide(image, labels);
        Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        Look look = new Look(opacity, new LabelRoi.Last());
        int step = HyperstackAxes.of(labels).channels() > 1 ? 1 : image.getNChannels();
        for (int n = 1; n <= image.getStackSize(); n += step) overlay.add(plane(image, labels, n, look));
        overlay.selectable(false);
        image.setOverlay(overlay);
        image.setHideOverlay(false);
    }

    /** An element for each plane: ImageJ keeps them with the planes where it copies, cuts or flattens the image. */
    private static LabelRoi plane(ImagePlus image, Pyramid<?> labels, int n, Look look) {
        int[] czt = image.convertIndexToPosition(n);
        int[] counts = {image.getNChannels(), image.getNSlices(), image.getNFrames()};
        HyperstackAxes axes = HyperstackAxes.of(labels);
        int[] all = {axes.channelAxis(), axes.sliceAxis(), axes.frameAxis()};
        int[] sizes = {axes.channels(), axes.slices(), axes.frames()};
        int[] there = IntStream.range(0, 3).filter(i -> all[i] >= 0).toArray();
        LabelRoi.Plane plane = new LabelRoi.Plane(
                IntStream.of(there).map(i -> all[i]).toArray(),
                IntStream.of(there)
                        .map(i -> LabelRoi.at(czt[i] - 1, counts[i], sizes[i]))
                        .toArray());
        LabelRoi roi = new LabelRoi(image, labels, plane, look.opacity, look.last);
        roi.setName(Hyperstack.title(labels));
        if (image.isHyperStack()) roi.setPosition(axes.channels() > 1 ? czt[0] : 0, czt[1], czt[2]);
        else if (image.getStackSize() > 1) roi.setPosition(n);
        return roi;
    }

    /** What all planes have in common. */
    private record Look(double opacity, LabelRoi.Last last) {}

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
