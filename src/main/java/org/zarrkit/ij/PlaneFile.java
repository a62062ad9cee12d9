package org.zarrkit.ij;

import ij.ImagePlus;
import java.nio.file.Path;
import org.zarrkit.error.UnsupportedFeatureException;

/** One of several files that make an image. */
record PlaneFile(Path path, ImagePlus image, PlaneRows rows) {

    static PlaneFile open(Path path) {
        ImagePlus image = ImageFiles.open(path.toString());
        return new PlaneFile(path, image, StackRows.of(image));
    }

    /** Whether the file was read as a whole when it was opened. */
    boolean isInMemory() {
        return !image.getStack().isVirtual();
    }

    /**
     * Opens another file, which must be like this one.
     *
     * @throws UnsupportedFeatureException if it has other edges, another type or number of planes
     */
    PlaneFile another(Path other) {
        PlaneFile opened = open(other);
        if (!opened.description().equals(description()))
            throw new UnsupportedFeatureException(other + " has " + opened.description() + ", but the first file, "
                    + path.getFileName() + ", " + description() + "; leave it out, such as by a pattern");
        return opened;
    }

    private String description() {
        return "%d x %d pixels of %s in %d planes"
                .formatted(image.getWidth(), image.getHeight(), type(), image.getStackSize());
    }

    private String type() {
        return image.getBitDepth() == 24 ? "RGB" : PlaneSource.type(image).zarrName();
    }
}
