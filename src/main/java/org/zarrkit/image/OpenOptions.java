package org.zarrkit.image;

import java.util.Objects;
import java.util.Optional;

/**
 * What has to be said where a location alone does not say it.
 *
 * @param series which of several images: its number in the listing, from 0; its path below the location; or its name
 * @param axes those of an array that does not name them, in the order of its dimensions: a letter each, such as
 *     {@code zyx}, or names with commas between them
 * @param acquisition of a plate; empty: the first
 * @param files of images that are no Zarr
 */
public record OpenOptions(
        Optional<String> series, Optional<String> axes, Optional<Long> acquisition, FileOptions files) {

    public OpenOptions {
        series = series.map(String::strip).filter(text -> !text.isEmpty());
        axes = axes.map(String::strip).filter(text -> !text.isEmpty());
        Objects.requireNonNull(series);
        Objects.requireNonNull(axes);
        Objects.requireNonNull(acquisition);
        Objects.requireNonNull(files);
    }

    /** Says nothing. */
    public static OpenOptions defaults() {
        return new OpenOptions(Optional.empty(), Optional.empty(), Optional.empty(), FileOptions.defaults());
    }

    /** The same, for one image of several: its number, path or name. A blank text is none. */
    public OpenOptions withSeries(String which) {
        return new OpenOptions(Optional.of(which), axes, acquisition, files);
    }

    /** The same, with axes such as {@code tzyx} for an array that does not name them. A blank text is none. */
    public OpenOptions withAxes(String names) {
        return new OpenOptions(series, Optional.of(names), acquisition, files);
    }

    /** The same, for one acquisition of a plate. */
    public OpenOptions withAcquisition(long id) {
        return new OpenOptions(series, axes, Optional.of(id), files);
    }

    /**
     * The same, with the axis along which several files are the planes of one image: z, c or t. A blank text is none:
     * their names tell.
     */
    public OpenOptions withAxis(String name) {
        return withFiles(new FileOptions(Optional.of(name), files.rgb()));
    }

    /** The same, with what colours of an image file become: {@code channels} or {@code grey}. */
    public OpenOptions withRgb(String text) {
        return withFiles(new FileOptions(files.axis(), Rgb.of(text)));
    }

    /** The same, with what is said of image files. */
    public OpenOptions withFiles(FileOptions other) {
        return new OpenOptions(series, axes, acquisition, other);
    }
}
