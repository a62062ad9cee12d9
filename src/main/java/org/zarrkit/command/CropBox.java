package org.zarrkit.command;

import ij.ImagePlus;
import ij.gui.Roi;
import java.awt.Rectangle;
import java.util.Optional;
import org.zarrkit.ij.LazyStack;
import org.zarrkit.image.Pyramid;

/** A rectangle in pixels of full size. */
record CropBox(long x, long y, long width, long height) {

    /** The one around an image's selection, if there is one. */
    static Optional<CropBox> selected(ImagePlus window) {
        return Optional.ofNullable(window.getRoi())
                .map(Roi::getBounds)
                .map(bounds -> bounds.intersection(new Rectangle(window.getWidth(), window.getHeight())))
                .filter(bounds -> !bounds.isEmpty())
                .map(bounds -> ofFullSize(window, bounds));
    }

    /** A pixel of a level covers the pixels of full size that it was made of. */
    private static CropBox ofFullSize(ImagePlus window, Rectangle bounds) {
        if (!(window.getStack() instanceof LazyStack stack) || stack.level() == 0)
            return new CropBox(bounds.x, bounds.y, bounds.width, bounds.height);
        long[] across = fullSize(stack, 0, bounds.x, bounds.width);
        long[] down = fullSize(stack, 1, bounds.y, bounds.height);
        return new CropBox(across[0], down[0], across[1], down[1]);
    }

    /** Start and length along a dimension. */
    private static long[] fullSize(LazyStack stack, int d, int start, int length) {
        Pyramid<?> whole = stack.whole();
        double factor = whole.pixelSizes(stack.level())[d] / whole.pixelSizes(0)[d];
        long size = whole.level(0).dimension(d);
        long first = Math.min(size - 1, (long) Math.floor(start * factor));
        long end = Math.min(size, (long) Math.ceil((start + length) * factor));
        return new long[] {first, Math.max(1, end - first)};
    }
}
