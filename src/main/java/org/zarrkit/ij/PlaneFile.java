package org.zarrkit.ij;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.Optional;
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
     * The planes of another file, which must be like this one.
     *
     * @throws UnsupportedFeatureException if it has other edges, another type or number of planes
     */
    PlaneRows another(Path other) {
        Optional<StoredPlanes> stored = rows instanceof StoredPlanes ? ImageFiles.stored(other) : Optional.empty();
        if (stored.isPresent()) {
            requireLike(other, stored.get().description());
            return stored.get();
        }
        PlaneFile opened = open(other);
        requireLike(other, opened.description());
        return opened.rows;
    }

    private void requireLike(Path other, String found) {
        if (!found.equals(description()))
            throw new UnsupportedFeatureException(other + " has " + found + ", but the first file, "
                    + path.getFileName() + ", " + description() + "; leave it out, such as by a pattern");
    }

    private String description() {
        if (rows instanceof StoredPlanes stored) return stored.description();
        String type =
                image.getBitDepth() == 24 ? "RGB" : PlaneSource.type(image).zarrName();
        return "%d x %d pixels of %s in %d planes"
                .formatted(image.getWidth(), image.getHeight(), type, image.getStackSize());
    }
}
