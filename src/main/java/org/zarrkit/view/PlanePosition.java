package org.zarrkit.view;

import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/**
 * Which plane of an image is looked at.
 *
 * @param slice the index at level 0 along the axis across the plane, z for xy; 0 if the image does not have that axis
 * @param t the time point; 0 if the image has no time axis
 */
public record PlanePosition(Plane plane, long slice, long t) {

    public PlanePosition {
        if (slice < 0 || t < 0)
            throw new IllegalArgumentException(axis(plane) + "=" + slice + ", t=" + t + "; expected at least 0");
    }

    /** The xy plane that the image's metadata propose, else the middle one; the first time point. */
    public static PlanePosition initial(Pyramid<?> image) {
        return initial(image, Plane.XY);
    }

    /** The middle plane, or of xy that which the image's metadata propose; the first time point. */
    public static PlanePosition initial(Pyramid<?> image, Plane plane) {
        long depth = size(image, dimension(image, plane));
        long duration = size(image, image.dimension(AxisType.TIME));
        long z = plane == Plane.XY ? image.multiscale().rendering().defaultZ().orElse(0) : 0;
        long t = image.multiscale().rendering().defaultT().orElse(0);
        // 0 is what writers put who have nothing to propose; the first plane of a stack rarely shows much.
        return new PlanePosition(plane, z > 0 && z < depth ? z : depth / 2, t < duration ? t : 0);
    }

    public PlanePosition withSlice(long other) {
        return new PlanePosition(plane, other, t);
    }

    public PlanePosition withT(long other) {
        return new PlanePosition(plane, slice, other);
    }

    /** The physical position of the middle of the plane. */
    double[] centre(Layer layer) {
        double[] index = new double[3];
        for (int d = 0; d < index.length; d++)
            index[d] = d == plane.depthDimension() ? slice : (layer.size(0)[d] - 1) / 2.0;
        return layer.position(index);
    }

    void requireIn(Pyramid<?> image) {
        require(axis(plane), slice, size(image, dimension(image, plane)));
        require("t", t, size(image, image.dimension(AxisType.TIME)));
    }

    private static String axis(Plane plane) {
        return "xyz".substring(plane.depthDimension(), plane.depthDimension() + 1);
    }

    private static void require(String name, long index, long size) {
        if (index >= size)
            throw new IllegalArgumentException(name + "=" + index + "; the image has " + name + "=0"
                    + (size == 1 ? " alone" : " to " + (size - 1)));
    }

    private static int dimension(Pyramid<?> image, Plane plane) {
        return plane.depthDimension() < image.spaceDimensions() ? plane.depthDimension() : -1;
    }

    private static long size(Pyramid<?> image, int dimension) {
        return dimension < 0 ? 1 : image.level(0).dimension(dimension);
    }
}
