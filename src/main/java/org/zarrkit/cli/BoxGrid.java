package org.zarrkit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zarrkit.zarr.ChunkGrid;

/** An array cut into boxes of one size, those at the border smaller; axes in C order. */
final class BoxGrid {

    private final long[] shape;
    private final int[] box;
    private final List<Long> perAxis = new ArrayList<>();

    private BoxGrid(long[] shape, int[] box) {
        this.shape = shape;
        this.box = box;
        for (int d = 0; d < shape.length; d++) perAxis.add((shape[d] + box[d] - 1) / box[d]);
    }

    /** Boxes of whole chunks, at least one, as long as possible along the last axes. */
    static BoxGrid ofWholeChunks(long[] shape, int[] chunk, long mostElements) {
        int[] box = new int[shape.length];
        long elements = 1;
        for (int d = 0; d < box.length; d++) {
            box[d] = (int) Math.max(1, Math.min(chunk[d], shape[d]));
            elements = elements > Long.MAX_VALUE / box[d] ? Long.MAX_VALUE : elements * box[d];
        }
        for (int d = box.length - 1; d >= 0; d--) {
            long rest = elements / box[d];
            long edge = Math.max(box[d], Math.min(shape[d], mostElements / rest / chunk[d] * chunk[d]));
            if (mostElements / rest >= shape[d]) edge = Math.max(1, shape[d]);
            box[d] = (int) edge;
            elements = rest * edge;
            if (edge < shape[d]) break;
        }
        return new BoxGrid(shape, box);
    }

    /** Boxes whose elements lie together in C order; of whole chunks along one axis where these are few enough. */
    static BoxGrid contiguous(long[] shape, int[] chunk, long mostElements) {
        int[] box = new int[shape.length];
        Arrays.fill(box, 1);
        long elements = 1;
        for (int d = box.length - 1; d >= 0; d--) {
            long edge = Math.max(1, Math.min(shape[d], mostElements / elements));
            if (edge < shape[d] && edge > chunk[d]) edge -= edge % chunk[d];
            box[d] = (int) edge;
            elements *= edge;
            if (edge < shape[d]) break;
        }
        return new BoxGrid(shape, box);
    }

    /** The smallest boxes of whole chunks whose elements lie together in C order. */
    static BoxGrid rowsOfChunks(long[] shape, int[] chunk) {
        int[] box = new int[shape.length];
        boolean isInner = false;
        for (int d = 0; d < box.length; d++) {
            long edge = isInner ? shape[d] : Math.min(chunk[d], shape[d]);
            box[d] = (int) Math.max(1, Math.min(edge, Integer.MAX_VALUE));
            isInner |= box[d] > 1;
        }
        return new BoxGrid(shape, box);
    }

    /** The number of elements of the largest box, or {@link Long#MAX_VALUE} if that can't be counted. */
    long largestBox() {
        double elements = 1;
        for (int edge : box) elements *= edge;
        return elements > 1L << 60 ? Long.MAX_VALUE : (long) elements;
    }

    /** Whether the boxes, one after the other, are the array in C order. */
    boolean areContiguous() {
        int d = 0;
        while (d < box.length && box[d] == 1) d++;
        for (int e = d + 1; e < box.length; e++) if (box[e] < shape[e]) return false;
        return true;
    }

    long count() {
        long count = 1;
        for (long n : perAxis) count = Math.multiplyExact(count, n);
        return count;
    }

    long[] start(long index) {
        long[] start = ChunkGrid.position(index, perAxis);
        for (int d = 0; d < start.length; d++) start[d] *= box[d];
        return start;
    }

    int[] size(long[] start) {
        int[] size = new int[box.length];
        for (int d = 0; d < size.length; d++) size[d] = (int) Math.min(box[d], shape[d] - start[d]);
        return size;
    }
}
