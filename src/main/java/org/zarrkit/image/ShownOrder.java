package org.zarrkit.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zarrkit.codec.TransposeCodec;
import org.zarrkit.zarr.ZarrArray;

/**
 * The order in which the dimensions of an array are shown, which is that of its axes in all usual files.
 *
 * @param dimensions for each axis shown, slowest first, the dimension of the array that it is
 */
record ShownOrder(List<Integer> dimensions) {

    ShownOrder {
        dimensions = List.copyOf(dimensions);
    }

    /** As the array has them. */
    static ShownOrder unchanged(int rank) {
        return new ShownOrder(IntStream.range(0, rank).boxed().toList());
    }

    boolean isUnchanged() {
        return equals(unchanged(dimensions.size()));
    }

    /** Values of dimensions in the order shown. */
    long[] shown(long[] ofArray) {
        return dimensions.stream().mapToLong(d -> ofArray[d]).toArray();
    }

    int[] shown(int[] ofArray) {
        return dimensions.stream().mapToInt(d -> ofArray[d]).toArray();
    }

    /** Values shown in the order of the dimensions. */
    long[] ofArray(long[] shown) {
        long[] values = new long[shown.length];
        for (int i = 0; i < shown.length; i++) values[dimensions.get(i)] = shown[i];
        return values;
    }

    int[] ofArray(int[] shown) {
        int[] values = new int[shown.length];
        for (int i = 0; i < shown.length; i++) values[dimensions.get(i)] = shown[i];
        return values;
    }

    /** A box of elements of an array, of this shape, in the order shown: themselves if nothing changes. */
    Object shown(Object elements, int[] shapeOfArray, ZarrArray array) {
        if (isUnchanged()) return elements;
        List<Integer> shape = Arrays.stream(shapeOfArray).boxed().toList();
        return new TransposeCodec(dimensions).encode(elements, array.chunkSpec().withShape(shape));
    }
}
