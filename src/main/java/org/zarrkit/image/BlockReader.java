package org.zarrkit.image;

import net.imglib2.Interval;

/** Reads boxes of a level's pixels straight from where they are stored or made, past the cache; from any thread. */
public interface BlockReader {

    /**
     * Reads a box of pixels.
     *
     * @param box within the image, x first
     * @param pixels a primitive array of the type in memory with as many elements, x fastest
     */
    void read(Interval box, Object pixels);

    /**
     * The edges of what is read as a whole, x first, such as chunks: a part of one costs as much as all of it. 1 where
     * any part can be read for itself.
     */
    int[] unit();
}
