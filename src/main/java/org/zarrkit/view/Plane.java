package org.zarrkit.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zarrkit.ngff.AffineMatrix;

/** Planes along two axes of space, lying on the canvas as in ImageJ's orthogonal views. */
public enum Plane {
    /** x to the right, y down. */
    XY(0, 1, 2),
    /** x to the right, z down. */
    XZ(0, 2, 1),
    /** z to the right, y down. */
    YZ(2, 1, 0);

    private final List<Integer> axes;

    Plane(int right, int down, int depth) {
        axes = List.of(right, down, depth);
    }

    /** @throws IllegalArgumentException if it is none of {@code xy}, {@code xz} and {@code yz} */
    public static Plane of(String text) {
        return Arrays.stream(values())
                .filter(plane -> plane.toString().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("plane " + text + "; expected xy, xz or yz"));
    }

    /** The ImgLib2 dimension that the plane is a slice of: 2 of the xy plane. */
    public int depthDimension() {
        return axes.get(2);
    }

    /** From directions of the canvas (right, down, into it) to those of space (x, y, z). */
    AffineMatrix orientation() {
        double[][] rows = new double[3][4];
        for (int i = 0; i < 3; i++) rows[axes.get(i)][i] = 1;
        return AffineMatrix.of(rows);
    }

    /** As in {@link #of}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
