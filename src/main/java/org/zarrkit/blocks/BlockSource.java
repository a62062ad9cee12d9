package org.zarrkit.blocks;

import net.imglib2.Interval;

/** An image that gives boxes of its pixels, computed or read when they are asked for; safe for many threads. */
public interface BlockSource {

    /** What the image is: axes, size, type. */
    ImageSpec spec();

    /** The pixels of a box, which must lie in the image; the caller may change them. */
    Block read(Interval box);
}
