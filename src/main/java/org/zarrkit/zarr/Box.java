package org.zarrkit.zarr;

import java.util.Arrays;

/** A box of elements in an array, axes in C order: where it begins and how far it reaches. */
public record Box(long[] start, int[] shape) {

    public Box {
        start = start.clone();
        shape = shape.clone();
        if (start.length != shape.length)
            throw new IllegalArgumentException(
                    "start " + Arrays.toString(start) + " and shape " + Arrays.toString(shape) + " differ in rank");
    }

    @Override
    public long[] start() {
        return start.clone();
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box box && Arrays.equals(start, box.start) && Arrays.equals(shape, box.shape);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(start) + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return Arrays.toString(shape) + " from " + Arrays.toString(start);
    }

    /** The number of elements; more than an int holds is possible. */
    long elements() {
        return ChunkGrid.product(Arrays.stream(shape).asLongStream().boxed().toList());
    }
}
