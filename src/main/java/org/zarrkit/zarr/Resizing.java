package org.zarrkit.zarr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.zarrkit.store.WritableStore;

/**
 * Changes the shape of a stored array. What is stored beyond the smaller of the two shapes is removed before the
 * metadata promise it: of border shards other programs leave anything there ("data outside the array are undefined").
 */
final class Resizing {

    private final ZarrArray array;
    private final WritableStore store;
    private final List<Long> oldShape;

    Resizing(ZarrArray array) {
        this.array = array;
        store = array.writableStore();
        oldShape = array.metadata().shape();
    }

    ZarrArray resize(List<Long> newShape) {
        ZarrArray kept = withoutWhatIsBeyond(newShape);
        if (!newShape.equals(kept.metadata().shape())) writeShape(newShape);
        return withShape(newShape);
    }

    ZarrArray append(int axis, int[] shape, Object elements) {
        if (axis < 0 || axis >= oldShape.size() || shape.length != oldShape.size())
            throw new IllegalArgumentException(
                    "axis " + axis + " and a box of " + shape.length + " axes; the array has " + oldShape.size());
        List<Long> newShape = new ArrayList<>(oldShape);
        long[] start = new long[shape.length];
        for (int d = 0; d < shape.length; d++) {
            if (d == axis) {
                start[d] = oldShape.get(d);
                newShape.set(d, Math.addExact(oldShape.get(d), shape[d]));
            } else if (shape[d] != oldShape.get(d)) {
                throw new IllegalArgumentException("axis " + d + ": the box has " + shape[d] + " elements, the array "
                        + oldShape.get(d) + "; they must be as many");
            }
        }
        withoutWhatIsBeyond(newShape);
        ZarrArray longer = withShape(newShape);
        longer.writeBox(start, shape, elements);
        writeShape(newShape);
        return longer;
    }

    /** The array cut off at the smaller shape, with nothing stored beyond it that the new shape would show. */
    private ZarrArray withoutWhatIsBeyond(List<Long> newShape) {
        if (newShape.size() != oldShape.size() || newShape.stream().anyMatch(n -> n < 0))
            throw new IllegalArgumentException("shape " + newShape + " for an array of shape " + oldShape
                    + "; expected as many axes, none negative");
        List<Long> smaller = new ArrayList<>();
        for (int d = 0; d < newShape.size(); d++) smaller.add(Math.min(oldShape.get(d), newShape.get(d)));
        if (!smaller.equals(oldShape)) writeShape(smaller);
        ZarrArray kept = withShape(smaller);
        deleteShardsBeyond(kept);
        for (int d = 0; d < newShape.size(); d++) if (!newShape.get(d).equals(oldShape.get(d))) clearBorder(kept, d);
        return kept;
    }

    private void deleteShardsBeyond(ZarrArray kept) {
        int start = array.path().isEmpty() ? 0 : array.path().length() + 1;
        ChunkKeyEncoding encoding = array.metadata().keyEncoding();
        List<String> beyond;
        try (Stream<String> keys = store.list(array.path())) {
            beyond = keys.filter(key -> encoding.position(key.substring(start), oldShape.size())
                            .filter(position -> !kept.grid().hasShard(position))
                            .isPresent())
                    .toList();
        }
        beyond.forEach(store::delete);
    }

    /** Stores fill value beyond the end of an axis, in the shards that cross it. */
    private void clearBorder(ZarrArray kept, int axis) {
        ChunkGrid grid = kept.grid();
        if (grid.shape().get(axis) % grid.shardShape().get(axis) == 0) return;
        List<Long> slab = new ArrayList<>(grid.shardsPerAxis());
        long border = slab.get(axis) - 1;
        slab.set(axis, 1L);
        long count = slab.contains(0L) ? 0 : slab.stream().reduce(1L, Math::multiplyExact);
        ZarrArray whole = withShape(wholeShards(grid));
        for (long i = 0; i < count; i++) {
            long[] position = ChunkGrid.position(i, slab);
            position[axis] = border;
            if (kept.storedSize(position).isPresent()) clearBeyond(kept, whole, position);
        }
    }

    private static List<Long> wholeShards(ChunkGrid grid) {
        List<Long> shape = new ArrayList<>();
        for (int d = 0; d < grid.rank(); d++)
            shape.add(grid.shardsPerAxis().get(d) * grid.shardShape().get(d));
        return shape;
    }

    private static void clearBeyond(ZarrArray kept, ZarrArray whole, long[] position) {
        int[] shape = ChunkGrid.ints(kept.grid().shardShape());
        long[] corner = new long[shape.length];
        for (int d = 0; d < shape.length; d++) corner[d] = position[d] * shape[d];
        int[] valid = kept.grid().validShardShape(position);
        int[] origin = new int[shape.length];
        Object stored = whole.newArray(shape);
        whole.readBox(corner, shape, stored);
        Object cut = kept.newArray(valid);
        Boxes.copy(stored, shape, origin, cut, valid, origin, valid);
        Object cleared = whole.newArray(shape);
        whole.chunkSpec().withShape(kept.grid().shardShape()).fill(cleared);
        Boxes.copy(cut, valid, origin, cleared, shape, origin, valid);
        if (!Objects.deepEquals(stored, cleared)) kept.writeShard(cut, position);
    }

    private void writeShape(List<Long> shape) {
        DocumentEdit.of(store, array.path()).shape(shape);
    }

    private ZarrArray withShape(List<Long> shape) {
        return array.withMetadata(array.metadata().withShape(shape));
    }
}
