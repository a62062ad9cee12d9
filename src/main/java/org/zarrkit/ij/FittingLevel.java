package org.zarrkit.ij;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.Pyramid;

/** The finest level of a pyramid of which ImageJ can hold a plane: its own limit is 2^31 - 1 pixels, the other is memory. */
final class FittingLevel {

    private FittingLevel() {}

    /**
     * The wanted level, or the finest coarser one that fits.
     *
     * @throws UnsupportedFeatureException if the planes of all levels have too many pixels for ImageJ
     */
    static int of(Pyramid<?> pyramid, int wanted) {
        return of(pyramid, wanted, Runtime.getRuntime().maxMemory() / 2);
    }

    /** The same with so many bytes for what ImageJ holds of an image while it shows it. */
    static int of(Pyramid<?> pyramid, int wanted, long memory) {
        pyramid.level(wanted); // throws if there is none
        List<Integer> possible = IntStream.range(wanted, pyramid.levelCount())
                .filter(level -> fits(pyramid.level(level).dimensionsAsLongArray()))
                .boxed()
                .toList();
        if (possible.isEmpty()) throw tooLarge(pyramid, wanted);
        return possible.stream()
                .filter(level -> bytesShown(pyramid, level) <= memory)
                .findFirst()
                .orElse(possible.get(possible.size() - 1));
    }

    private static UnsupportedFeatureException tooLarge(Pyramid<?> pyramid, int level) {
        long[] size = pyramid.level(level).dimensionsAsLongArray();
        return new UnsupportedFeatureException("'" + pyramid.multiscale().name() + "' has planes of " + size[0] + " x "
                + size[1] + " pixels, and ImageJ shows at most " + Integer.MAX_VALUE
                + " in a plane and as many planes; no level of it fits: save it with more levels");
    }

    private static boolean fits(long[] dimensions) {
        double plane = (double) dimensions[0] * dimensions[1];
        double planes = Arrays.stream(dimensions).skip(2).asDoubleStream().reduce(1, (a, b) -> a * b);
        return plane <= Integer.MAX_VALUE && planes <= Integer.MAX_VALUE;
    }

    /** ImageJ's pixels of all channels that it overlays, and the picture of them. */
    private static double bytesShown(Pyramid<?> pyramid, int level) {
        HyperstackAxes axes = HyperstackAxes.of(pyramid.from(level));
        int overlaid = axes.channels() <= ij.CompositeImage.MAX_CHANNELS ? axes.channels() : 1;
        int bits = PlanePixels.bitDepth(pyramid.type());
        int picture = overlaid > 1 ? 4 : bits == 8 ? 0 : 1;
        return (double) axes.width() * axes.height() * (overlaid * (bits / 8.0) + picture);
    }
}
