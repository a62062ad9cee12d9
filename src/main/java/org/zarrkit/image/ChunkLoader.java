package org.zarrkit.image;

import java.lang.reflect.Array;
import net.imglib2.Interval;
import org.zarrkit.zarr.ZarrArray;

/** Loads cells from the chunks of an array: a cell is a chunk, cut off at the array's border. */
final class ChunkLoader implements CellLoader {

    private final ZarrArray array;
    private final ShownOrder order;

    ChunkLoader(ZarrArray array, ShownOrder order) {
        this.array = array;
        this.order = order;
    }

    /** Cells in the order of the array's dimensions. */
    ChunkLoader(ZarrArray array) {
        this(array, ShownOrder.unchanged(array.grid().rank()));
    }

    @Override
    public Object load(Interval cell) {
        long[] position = order.ofArray(AxisOrder.reversed(cell.minAsLongArray()));
        for (int d = 0; d < position.length; d++)
            position[d] /= array.grid().chunkShape().get(d);
        Object pixels = array.readValidChunk(position);
        int[] valid = array.grid().validChunkShape(position);
        Activity.shared()
                .read((long) Array.getLength(pixels) * array.chunkSpec().type().sizeInBytes());
        return PixelType.widen(
                order.shown(pixels, valid, array), array.chunkSpec().type());
    }
}
