package org.zarrkit.ij;

public final class Hyperstack {
    public static ij.ImagePlus of(org.zarrkit.image.Pyramid<?> p) {
        throw new UnsupportedOperationException();
    }
}
