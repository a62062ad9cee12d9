package org.zarrkit.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.Rectangle;

/** The brightness of RGB planes, as ImageJ's own conversion to 8 bits has it; computed when they are read. */
final class GreyPlanes extends VirtualStack implements PlaneRows {

    private final PlaneRows rgb;
    private final ImageStack stack;

    private GreyPlanes(ImagePlus image) {
        super(image.getWidth(), image.getHeight());
        this.rgb = StackRows.of(image);
        this.stack = image.getStack();
        setBitDepth(8);
    }

    /** The image itself unless it is RGB. */
    static ImagePlus of(ImagePlus image) {
        if (image.getBitDepth() != 24) return image;
        ImagePlus grey = new ImagePlus(image.getTitle(), new GreyPlanes(image));
        grey.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
        grey.setCalibration(image.getCalibration());
        return grey;
    }

    @Override
    public int pieceRows() {
        return rgb.pieceRows();
    }

    @Override
    public boolean isCostly() {
        return rgb.isCostly();
    }

    @Override
    public Object read(int plane, Rectangle part) {
        int[] pixels = (int[]) rgb.read(plane, part);
        return new ColorProcessor(part.width, part.height, pixels)
                .convertToByte(false)
                .getPixels();
    }

    @Override
    public ImageProcessor getProcessor(int n) {
        Rectangle all = new Rectangle(getWidth(), getHeight());
        return new ByteProcessor(getWidth(), getHeight(), (byte[]) read(n, all));
    }

    @Override
    public int size() {
        return stack.size();
    }

    @Override
    public int getSize() {
        return stack.size();
    }

    @Override
    public String getSliceLabel(int n) {
        return stack.getSliceLabel(n);
    }
}
