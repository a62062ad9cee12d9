package org.zarrkit.ij;

public final class PlaneSource {
    public static org.zarrkit.image.Pyramid<?> pyramid(ij.ImagePlus p, org.zarrkit.image.CellCache c) {
        throw new UnsupportedOperationException();
    }
}
