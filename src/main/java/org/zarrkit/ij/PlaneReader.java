package org.zarrkit.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.StoreException;

/**
 * Cells from the planes of an ImageJ image. The last plane is kept for the cells beside the one that needed it. Safe
 * for many threads, although virtual stacks are not: they are asked for one plane at a time.
 */
final class PlaneReader {

    private final String title;
    private final int channels;
    private final int slices;
    private final ImageStack stack;
    /** ImageJ empties the stack of a window that is closed. */
    private final Object[] planesInMemory;

    private final DataType type;
    private final boolean rgb;
    private final int[] axes; // ImageJ's channel, slice, frame as dimensions of the cells; -1 for none
    private int lastPlane;
    private Object lastPixels;

    PlaneReader(ImagePlus image, DataType type, int[] channelSliceFrame) {
        this.title = image.getTitle();
        this.channels = image.getNChannels();
        this.slices = image.getNSlices();
        this.stack = image.getStack();
        this.planesInMemory =
                stack.isVirtual() ? new Object[0] : stack.getImageArray().clone();
        this.type = type;
        this.rgb = image.getBitDepth() == 24;
        this.axes = channelSliceFrame.clone();
    }

    /** The pixels of a cell, which lies in one plane. */
    Object read(Interval cell) {
        int c = position(cell, axes[0]);
        int channel = rgb ? c / 3 : c;
        int plane = 1 + channel + channels * (position(cell, axes[1]) + slices * position(cell, axes[2]));
        Rectangle part =
                new Rectangle((int) cell.min(0), (int) cell.min(1), (int) cell.dimension(0), (int) cell.dimension(1));
        Object pixels = stack instanceof TiffPlanes tiff && tiff.readsParts() ? tiff.read(plane, part) : null;
        if (pixels == null) pixels = cut(pixels(plane), stack.getWidth(), part);
        return converted(pixels, c % 3);
    }

    private static int position(Interval cell, int axis) {
        return axis < 0 ? 0 : (int) cell.min(axis);
    }

    private synchronized Object pixels(int plane) {
        if (!stack.isVirtual()) return planesInMemory[plane - 1];
        if (lastPlane != plane) {
            ImageProcessor processor = stack.getProcessor(plane);
            if (processor == null) throw new StoreException("plane " + plane + " of '" + title + "' can't be read");
            lastPixels = processor.getPixels();
            lastPlane = plane;
        }
        return lastPixels;
    }

    /** A copy of a part of a plane. */
    private static Object cut(Object plane, int width, Rectangle part) {
        Object pixels = java.lang.reflect.Array.newInstance(
                plane.getClass().getComponentType(), Math.multiplyExact(part.width, part.height));
        for (int y = 0; y < part.height; y++)
            System.arraycopy(plane, (part.y + y) * width + part.x, pixels, y * part.width, part.width);
        return pixels;
    }

    private Object converted(Object pixels, int component) {
        if (pixels instanceof int[] rgbPixels) return component(rgbPixels, 16 - 8 * component);
        if (pixels instanceof byte[] bytes) return PlanePixels.shifted(bytes, type);
        if (pixels instanceof short[] shorts) return PlanePixels.shifted(shorts, type);
        return pixels;
    }

    private static byte[] component(int[] rgb, int bits) {
        byte[] values = new byte[rgb.length];
        for (int i = 0; i < values.length; i++) values[i] = (byte) (rgb[i] >> bits);
        return values;
    }
}
