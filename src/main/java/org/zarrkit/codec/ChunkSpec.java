package org.zarrkit.codec;

import java.util.List;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * What one chunk holds: elements of a type, in C order of a shape; {@code fillBits} is the bit pattern of the fill
 * value in the low bytes of a long (float types: their raw bits). A specification may be larger than an array can be:
 * that is an error when the array is asked for, not before.
 */
public record ChunkSpec(DataType type, List<Integer> shape, long fillBits) {

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    public ChunkSpec {
        shape = List.copyOf(shape);
        for (int n : shape) if (n <= 0) throw new IllegalArgumentException("chunk shape " + shape);
    }

    /** The number of elements; at most 2^57, a number that no store can back. */
    public long elements() {
        long elements = 1;
        for (int n : shape) {
            if (elements > Long.MAX_VALUE / 64 / n) return Long.MAX_VALUE / 64;
            elements *= n;
        }
        return elements;
    }

    /** The size of the decoded elements in bytes. */
    public long sizeInBytes() {
        return elements() * type.sizeInBytes();
    }

    /**
     * A new primitive array for the elements.
     *
     * @throws UnsupportedFeatureException if they are too many for one array
     */
    public Object newArray() {
        if (sizeInBytes() > LARGEST_ARRAY)
            throw new UnsupportedFeatureException("a chunk of shape " + shape + " and type " + type.zarrName() + " has "
                    + sizeInBytes() + " bytes; the largest that can be held is " + LARGEST_ARRAY);
        return type.newArray((int) elements());
    }

    public ChunkSpec withShape(List<Integer> newShape) {
        return new ChunkSpec(type, newShape, fillBits);
    }
}
