package org.zarrkit.view;

import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/** Which xy plane of an image is looked at: indices of level 0; 0 along an axis that the image does not have. */
public record PlanePosition(long z, long t) {

    public PlanePosition {
        if (z < 0 || t < 0) throw new IllegalArgumentException("z=" + z + ", t=" + t + "; expected at least 0");
    }

    /** The plane that the image's metadata propose, else the middle one; the first time point. */
    public static PlanePosition initial(Pyramid<?> image) {
        long depth = size(image, zDimension(image));
        long duration = size(image, image.dimension(AxisType.TIME));
        long z = image.multiscale().rendering().defaultZ().orElse(0);
        long t = image.multiscale().rendering().defaultT().orElse(0);
        // 0 is what writers put who have nothing to propose; the first plane of a stack rarely shows much.
        return new PlanePosition(z > 0 && z < depth ? z : depth / 2, t < duration ? t : 0);
    }

    public PlanePosition withZ(long other) {
        return new PlanePosition(other, t);
    }

    public PlanePosition withT(long other) {
        return new PlanePosition(z, other);
    }

    void requireIn(Pyramid<?> image) {
        require("z", z, size(image, zDimension(image)));
        require("t", t, size(image, image.dimension(AxisType.TIME)));
    }

    private static void require(String name, long index, long size) {
        if (index >= size)
            throw new IllegalArgumentException(name + "=" + index + "; the image has " + name + "=0"
                    + (size == 1 ? " alone" : " to " + (size - 1)));
    }

    static int zDimension(Pyramid<?> image) {
        return image.spaceDimensions() > 2 ? 2 : -1;
    }

    private static long size(Pyramid<?> image, int dimension) {
        return dimension < 0 ? 1 : image.level(0).dimension(dimension);
    }
}
