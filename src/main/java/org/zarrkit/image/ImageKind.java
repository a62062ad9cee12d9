package org.zarrkit.image;

import java.util.Locale;

/** What an image is in its hierarchy. */
public enum ImageKind {
    /** An OME-Zarr image that stands by itself or in a collection. */
    IMAGE,
    /** A field of view in a well of a plate. */
    FIELD,
    /** A label image: its pixels name objects. */
    LABEL,
    /** One level of an image. */
    LEVEL,
    /** An array without OME metadata. */
    ARRAY;

    /** Whether an image of this kind has a number by which it is opened; labels go with their image. */
    boolean isNumbered() {
        return this != LABEL;
    }

    /** In lower case, as it is listed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
