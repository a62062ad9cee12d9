package org.zarrkit.codec;

import java.util.List;

/**
 * What one chunk holds: elements of a type, in C order of a shape; {@code fillBits} is the bit pattern of the fill
 * value in the low bytes of a long (float types: their raw bits).
 */
public record ChunkSpec(DataType type, List<Integer> shape, long fillBits) {

    public ChunkSpec {
        shape = List.copyOf(shape);
        long elements = 1;
        for (int n : shape) {
            if (n <= 0) throw new IllegalArgumentException("chunk shape " + shape);
            elements = Math.multiplyExact(elements, n);
            if (elements * type.sizeInBytes() > Integer.MAX_VALUE - 64)
                throw new IllegalArgumentException("chunk of shape " + shape + " is larger than 2 GiB");
        }
    }

    /** The number of elements. */
    public int elements() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /** The size of the decoded elements. */
    public int sizeInBytes() {
        return elements() * type.sizeInBytes();
    }

    public ChunkSpec withShape(List<Integer> newShape) {
        return new ChunkSpec(type, newShape, fillBits);
    }
}
