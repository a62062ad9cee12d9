package org.zarrkit.blocks;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import net.imglib2.Interval;
import net.imglib2.util.IntervalIndexer;
import org.zarrkit.codec.DataType;

/**
 * A command or macro of ImageJ on a block: on each plane by itself or, as a stack, on each volume of one channel and time
 * point. It changes the image that it gets.
 */
record RunInImageJ(ImageJCode code, boolean stack) implements BlockTask {

    @Override
    public Object apply(Block block, DataType type) {
        requireImageJType(block.type());
        int[] edges = block.edges();
        int depth = stack && edges.length > 2 ? edges[2] : 1;
        int plane = edges[0] * edges[1];
        Object result = type.newArray(block.size());
        for (int at = 0; at < block.size(); at += depth * plane) {
            ImagePlus image = image(block, at, depth);
            code.run(image, position(block, at));
            // ImageJ's filters then end early, and say nothing.
            if (Thread.currentThread().isInterrupted()) throw new CancellationException(code + " was interrupted");
            copy(image, type, edges, depth, result, at);
        }
        return result;
    }

    /** Of the pixel at an index of a block. */
    private static String position(Block block, int index) {
        Interval box = block.interval();
        long[] position = new long[box.numDimensions()];
        IntervalIndexer.indexToPositionWithOffset(index, box.dimensionsAsLongArray(), box.minAsLongArray(), position);
        return Arrays.toString(position).replaceAll("[\\[\\] ]", "");
    }

    static void requireImageJType(DataType type) {
        if (type != DataType.UINT8 && type != DataType.UINT16 && type != DataType.FLOAT32)
            throw new IllegalArgumentException("ImageJ has no pixels of " + type.zarrName()
                    + "; convert the image to uint8, uint16 or float32 first");
    }

    private static ImagePlus image(Block block, int at, int depth) {
        int width = block.edges()[0];
        int height = block.edges()[1];
        ImageStack planes = new ImageStack(width, height);
        for (int z = 0; z < depth; z++) {
            Object pixels = block.type().newArray(width * height);
            System.arraycopy(block.pixels(), at + z * width * height, pixels, 0, width * height);
            planes.addSlice("", processor(pixels, width, height));
        }
        return new ImagePlus("block", planes);
    }

    private static ImageProcessor processor(Object pixels, int width, int height) {
        if (pixels instanceof byte[] a) return new ByteProcessor(width, height, a);
        if (pixels instanceof short[] a) return new ShortProcessor(width, height, a, null);
        return new FloatProcessor(width, height, (float[]) pixels);
    }

    private void copy(ImagePlus image, DataType type, int[] edges, int depth, Object result, int at) {
        if (image.getWidth() != edges[0] || image.getHeight() != edges[1] || image.getStackSize() != depth)
            throw new IllegalArgumentException(code
                    + " made an image of %d x %d x %d of a block of %d x %d x %d"
                            .formatted(
                                    image.getWidth(),
                                    image.getHeight(),
                                    image.getStackSize(),
                                    edges[0],
                                    edges[1],
                                    depth)
                    + "; expected the same size");
        for (int z = 0; z < depth; z++) {
            Object pixels = image.getStack().getPixels(z + 1);
            if (pixels.getClass() != result.getClass())
                throw new IllegalArgumentException(code + " made pixels of " + image.getBitDepth() + " bits; expected "
                        + type.zarrName() + ": state type=uint8, uint16 or float32");
            System.arraycopy(pixels, 0, result, at + z * edges[0] * edges[1], edges[0] * edges[1]);
        }
    }
}
