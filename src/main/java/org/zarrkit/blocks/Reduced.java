package org.zarrkit.blocks;

import org.zarrkit.ngff.AxisType;

/** An image of which one axis became a single position: the axis is dropped where OME-Zarr allows. */
final class Reduced {

    private Reduced() {}

    /** Whether the axis stays, of size 1: an image has at least two axes of space. */
    private static boolean stays(ImageSpec input, int dimension) {
        return input.axis(dimension).type() == AxisType.SPACE && input.spaceDimensions() <= 2;
    }

    static ImageSpec spec(ImageSpec input, int dimension) {
        if (!stays(input, dimension)) return withoutChannels(input, dimension).without(dimension);
        long[] size = input.interval().dimensionsAsLongArray();
        size[dimension] = 1;
        return input.withGrid(size, input.pixelSizes(), input.origin());
    }

    private static ImageSpec withoutChannels(ImageSpec input, int dimension) {
        boolean channels = input.axis(dimension).type() == AxisType.CHANNEL;
        return channels ? input.withMultiscale(input.multiscale().withChannels(java.util.List.of())) : input;
    }

    /** A position in the output as one in the input, 0 along the axis that is reduced. */
    static long[] position(ImageSpec input, int dimension, long[] output) {
        long[] position = new long[input.rank()];
        for (int d = 0, o = 0; d < position.length; d++) {
            if (d != dimension) position[d] = output[o++];
            else if (stays(input, dimension)) o++;
        }
        return position;
    }
}
