package org.zarrkit.zarr;

import java.util.Arrays;
import org.zarrkit.codec.ChunkSpec;

/** Copies boxes of elements between primitive arrays of the same kind, all in C order. */
public final class Boxes {

    private Boxes() {}

    /**
     * Copies a box of {@code extent} from {@code sourceOffset} in an array of {@code sourceShape} to
     * {@code targetOffset} in one of {@code targetShape}.
     */
    public static void copy(
            Object source,
            int[] sourceShape,
            int[] sourceOffset,
            Object target,
            int[] targetShape,
            int[] targetOffset,
            int[] extent) {
        int rank = extent.length;
        for (int n : extent) if (n == 0) return;
        if (rank == 0) {
            System.arraycopy(source, 0, target, 0, 1);
            return;
        }
        int merged = rank - 1; // axes from here on are contiguous in both arrays
        int run = extent[merged];
        while (merged > 0 && extent[merged] == sourceShape[merged] && extent[merged] == targetShape[merged])
            run *= extent[--merged];
        int[] index = new int[merged];
        do {
            int from = offset(sourceShape, sourceOffset, index);
            int to = offset(targetShape, targetOffset, index);
            System.arraycopy(source, from, target, to, run);
        } while (next(index, extent));
    }

    /** An array of a specification that begins with the elements of a box, fill value beyond; the box if that is all. */
    static Object padded(Object box, int[] boxShape, ChunkSpec spec) {
        if (Arrays.equals(boxShape, ChunkGrid.ints(spec.shape()))) return box;
        Object padded = spec.newArray();
        spec.fill(padded);
        int[] origin = new int[boxShape.length];
        copy(box, boxShape, origin, padded, ChunkGrid.ints(spec.shape()), origin, boxShape);
        return padded;
    }

    private static int offset(int[] shape, int[] start, int[] index) {
        int offset = 0;
        for (int d = 0; d < shape.length; d++)
            offset = offset * shape[d] + start[d] + (d < index.length ? index[d] : 0);
        return offset;
    }

    /** Advances an index, the last axis fastest; false after the last one. */
    private static boolean next(int[] index, int[] extent) {
        for (int d = index.length - 1; d >= 0; d--) {
            if (++index[d] < extent[d]) return true;
            index[d] = 0;
        }
        return false;
    }
}
