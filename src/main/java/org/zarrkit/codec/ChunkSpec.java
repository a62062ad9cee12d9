package org.zarrkit.codec;

import java.util.List;
import org.zarrkit.error.UnsupportedFeatureException;

/**
 * What one chunk holds: elements of a type, in C order of a shape; {@code fillBits} is the bit pattern of the fill
 * value in the low bytes of a long (float types: their raw bits). A specification may be larger than an array can be:
 * that is an error when the array is asked for, not before.
 */
public record ChunkSpec(DataType type, List<Integer> shape, long fillBits) {

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
     * @throws UnsupportedFeatureException if they are too many for one array, or for the memory
     */
    public Object newArray() {
        try {
            return type.newArray(elements());
        } catch (UnsupportedFeatureException e) {
            throw e.within("a chunk of shape " + shape);
        }
    }

    /** Whether every element of the array has the bits of the fill value. */
    public boolean isFill(Object array) {
        return Elements.allEqual(checked(array), fillBits);
    }

    /** Sets every element of the array to the fill value. */
    public void fill(Object array) {
        Elements.fill(checked(array), fillBits);
    }

    public ChunkSpec withShape(List<Integer> newShape) {
        return new ChunkSpec(type, newShape, fillBits);
    }

    /** The same shape with elements of another type; the fill value's bits are 0. */
    public ChunkSpec withType(DataType newType) {
        return newType == type ? this : new ChunkSpec(newType, shape, 0);
    }

    /** The bytes of the elements. */
    ChunkSpec asBytes() {
        int size = (int) Math.min(Integer.MAX_VALUE, sizeInBytes()); // more is too much for an array as well
        return new ChunkSpec(DataType.UINT8, List.of(size), 0);
    }

    /** The array itself, if it is one of this specification; a caller's mistake otherwise. */
    public Object checked(Object array) {
        if (!fits(array))
            throw new IllegalArgumentException("an array for " + elements() + " elements of type " + type.zarrName()
                    + " was expected, a " + array.getClass().getSimpleName() + " given");
        return array;
    }

    boolean fits(Object array) {
        return array.getClass() == type.newArray(0).getClass() && Elements.length(array) == elements();
    }
}
