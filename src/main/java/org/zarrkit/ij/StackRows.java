package org.zarrkit.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import org.zarrkit.error.StoreException;

/** The planes of any ImageJ stack. Virtual ones, which need not be safe for threads, are asked for one at a time. */
final class StackRows implements PlaneRows {

    private final String title;
    private final ImageStack stack;
    /** ImageJ empties the stack of a window that is closed. */
    private final Object[] planesInMemory;

    StackRows(ImagePlus image) {
        this.title = image.getTitle();
        this.stack = image.getStack();
        this.planesInMemory =
                stack.isVirtual() ? new Object[0] : stack.getImageArray().clone();
    }

    /** The planes of an image: as they are stored, where that is known. */
    static PlaneRows of(ImagePlus image) {
        return image.getStack() instanceof PlaneRows stored ? stored : new StackRows(image);
    }

    @Override
    public int pieceRows() {
        return stack.isVirtual() ? stack.getHeight() : 1;
    }

    @Override
    public boolean isCostly() {
        return stack.isVirtual();
    }

    @Override
    public Object read(int plane, Rectangle part) {
        return stack.isVirtual() ? virtual(plane, part) : cut(planesInMemory[plane - 1], stack.getWidth(), part);
    }

    /** The copy is made before anybody else may ask: some stacks use an array again. */
    private synchronized Object virtual(int plane, Rectangle part) {
        ImageProcessor processor = stack.getProcessor(plane);
        if (processor == null) throw new StoreException("plane " + plane + " of '" + title + "' can't be read");
        return cut(processor.getPixels(), stack.getWidth(), part);
    }

    /** A copy of a part of a plane of this width. */
    static Object cut(Object plane, int width, Rectangle part) {
        Object pixels = java.lang.reflect.Array.newInstance(
                plane.getClass().getComponentType(), Math.multiplyExact(part.width, part.height));
        int rows = part.width == width ? 1 : part.height;
        int length = part.width == width ? part.width * part.height : part.width;
        for (int y = 0; y < rows; y++)
            System.arraycopy(plane, (part.y + y) * width + part.x, pixels, y * part.width, length);
        return pixels;
    }
}
