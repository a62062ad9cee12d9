package org.zarrkit.ij;

public final class ImageFiles {
    public static ij.ImagePlus open(String location) {
        throw new UnsupportedOperationException();
    }
}
