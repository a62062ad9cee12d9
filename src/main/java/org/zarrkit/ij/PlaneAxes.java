package org.zarrkit.ij;

import ij.ImagePlus;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;

/**
 * Where the planes of an ImageJ image lie in an image with the axes x, y, z, c, t, of which those of length 1 are left
 * out. A plane of RGB is three channels.
 *
 * @param width of a plane in pixels
 * @param height of a plane
 * @param sizes channels (of ImageJ), slices, frames
 * @param rgb whether planes have three components
 * @param type of the values
 */
record PlaneAxes(int width, int height, List<Integer> sizes, boolean rgb, DataType type) {

    private static final int COMPONENTS = 3;

    PlaneAxes {
        sizes = List.copyOf(sizes);
    }

    static PlaneAxes of(ImagePlus image, DataType type) {
        return new PlaneAxes(
                image.getWidth(),
                image.getHeight(),
                List.of(image.getNChannels(), image.getNSlices(), image.getNFrames()),
                image.getBitDepth() == 24,
                type);
    }

    /** A plane from 1, and where its components go in a box. */
    record Planes(int number, List<Target> targets) {}

    /** A component of a plane, and where it goes: after so many planes of the box. */
    record Target(int component, int index) {}

    /** How many values a pixel of a plane has. */
    int components() {
        return rgb ? COMPONENTS : 1;
    }

    /** Channels as they are saved. */
    int channels() {
        return sizes.get(0) * components();
    }

    /** x, y and then z, c, t, as far as they are longer than 1. */
    long[] dimensions() {
        List<Long> dimensions = new ArrayList<>(List.of((long) width, (long) height));
        for (int n : new int[] {sizes.get(1), channels(), sizes.get(2)}) if (n > 1) dimensions.add((long) n);
        return dimensions.stream().mapToLong(Long::longValue).toArray();
    }

    /** The number of planes. */
    int planeCount() {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /** Of a plane as ImageJ has it. */
    int bytesPerPixel() {
        return rgb ? Integer.BYTES : type.sizeInBytes();
    }

    private int dimensionOfSlices() {
        return sizes.get(1) > 1 ? 2 : -1;
    }

    private int dimensionOfChannels() {
        return channels() > 1 ? 2 + (sizes.get(1) > 1 ? 1 : 0) : -1;
    }

    private int dimensionOfFrames() {
        return sizes.get(2) > 1 ? dimensions().length - 1 : -1;
    }

    /** The edges of what is read at once. */
    int[] unit(int pieceRows) {
        int[] unit = new int[dimensions().length];
        Arrays.fill(unit, 1);
        unit[0] = width;
        unit[1] = pieceRows;
        if (rgb) unit[dimensionOfChannels()] = COMPONENTS;
        return unit;
    }

    /** The part of each plane that a box has. */
    static Rectangle part(Interval box) {
        return new Rectangle((int) box.min(0), (int) box.min(1), (int) box.dimension(0), (int) box.dimension(1));
    }

    /** The planes of a box in the order of their numbers. */
    Iterable<Planes> planes(Interval box) {
        Map<Integer, Planes> planes = new TreeMap<>();
        int index = 0;
        for (int t = min(box, dimensionOfFrames()); t <= max(box, dimensionOfFrames()); t++)
            for (int c = min(box, dimensionOfChannels()); c <= max(box, dimensionOfChannels()); c++)
                for (int z = min(box, dimensionOfSlices()); z <= max(box, dimensionOfSlices()); z++) {
                    int number = 1 + c / components() + sizes.get(0) * (z + sizes.get(1) * t);
                    planes.computeIfAbsent(number, n -> new Planes(n, new ArrayList<>()))
                            .targets
                            .add(new Target(c % components(), index++));
                }
        return planes.values();
    }

    private static int min(Interval box, int dimension) {
        return dimension < 0 ? 0 : (int) box.min(dimension);
    }

    private static int max(Interval box, int dimension) {
        return dimension < 0 ? 0 : (int) box.max(dimension);
    }
}
