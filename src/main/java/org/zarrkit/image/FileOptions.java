package org.zarrkit.image;

import java.util.Optional;

/**
 * What has to be said of images that are no Zarr.
 *
 * @param axis along which several files are the planes of one image, z, c or t, where their names do not tell
 * @param rgb what colours become
 */
public record FileOptions(Optional<String> axis, Rgb rgb) {

    public FileOptions {
        axis = axis.map(String::strip).filter(text -> !text.isEmpty());
        if (axis.isPresent() && !axis.get().matches("[zct]"))
            throw new IllegalArgumentException("axis=" + axis.get() + "; expected z, c or t");
    }

    /** The names of files tell; three channels. */
    public static FileOptions defaults() {
        return new FileOptions(Optional.empty(), Rgb.CHANNELS);
    }
}
