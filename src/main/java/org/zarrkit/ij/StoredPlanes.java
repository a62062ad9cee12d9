package org.zarrkit.ij;

/** Planes that stand in a file, of which nothing but the header was read. */
interface StoredPlanes extends PlaneRows {

    /** Their edges, type and number, for messages; that of two files differs if the files are not alike. */
    String description();
}
