package org.zarrkit.blocks;

import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;

/**
 * A box of pixels as a primitive array, x fastest.
 *
 * @param interval where the box lies in its image, x first
 * @param pixels an array of {@code type}, as long as the box has pixels
 */
public record Block(Interval interval, DataType type, Object pixels) {

    /** A block of zeros. */
    public static Block of(Interval interval, DataType type) {
        long elements = Intervals.numElements(interval);
        if (elements > Integer.MAX_VALUE - 64)
            throw new IllegalArgumentException(
                    "a block of " + elements + " pixels is too large; choose smaller chunks");
        return new Block(interval, type, type.newArray((int) elements));
    }

    /** The number of pixels. */
    public int size() {
        return java.lang.reflect.Array.getLength(pixels);
    }

    /** The edges of the box, x first. */
    public int[] edges() {
        return Intervals.dimensionsAsIntArray(interval);
    }
}
