package org.zarrkit.image;

import java.util.Optional;
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

    /** What reading takes beyond the box itself, in bytes for each thread. */
    default long bytesToRead() {
        return 0;
    }

    /** The same for boxes that overlap, if it keeps what it has read; empty where a cache of cells serves them better. */
    default Optional<BlockReader> forOverlaps() {
        return Optional.empty();
    }
}
