package org.zarrkit.zarr;

/** Reads single indices along one axis: of neighbours in one chunk the span is read at once. */
final class AxisSelection {

    private final ZarrArray array;
    private final int axis;
    private final int chunkEdge;

    AxisSelection(ZarrArray array, int axis) {
        if (axis < 0 || axis >= array.grid().rank())
            throw new IllegalArgumentException(
                    "axis " + axis + " of an array of " + array.grid().rank());
        this.array = array;
        this.axis = axis;
        chunkEdge = array.grid().chunkShape().get(axis);
    }

    void read(long[] indices, Box box, Object target) {
        long length = array.grid().shape().get(axis);
        for (long index : indices)
            if (index < 0 || index >= length)
                throw new IndexOutOfBoundsException("axis " + axis + ": index " + index + " is not within " + length);
        for (int from = 0; from < indices.length; ) {
            int to = from + 1;
            while (to < indices.length && indices[to] / chunkEdge == indices[from] / chunkEdge) to++;
            readSpan(indices, from, to, box, target);
            from = to;
        }
    }

    /** The indices {@code from} to {@code to}, all within one chunk. */
    private void readSpan(long[] indices, int from, int to, Box box, Object target) {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = from; i < to; i++) {
            least = Math.min(least, indices[i]);
            most = Math.max(most, indices[i]);
        }
        long[] start = box.start();
        int[] shape = box.shape();
        int[] targetShape = box.shape();
        start[axis] = least;
        shape[axis] = (int) (most - least + 1);
        targetShape[axis] = indices.length;
        array.grid().checkBox(start, shape);
        Object span = array.newArray(shape);
        array.readBox(start, shape, span);
        int[] extent = shape.clone();
        extent[axis] = 1;
        for (int i = from; i < to; i++) {
            int[] inSpan = new int[shape.length];
            int[] inTarget = new int[shape.length];
            inSpan[axis] = (int) (indices[i] - least);
            inTarget[axis] = i;
            Boxes.copy(span, shape, inSpan, target, targetShape, inTarget, extent);
        }
    }
}
