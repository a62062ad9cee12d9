package org.zarrkit.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.Interval;
import org.zarrkit.codec.ChunkSpec;
import org.zarrkit.codec.TransposeCodec;
import org.zarrkit.zarr.Boxes;
import org.zarrkit.zarr.ZarrArray;

/** Loads cells from the chunks of an array: a cell is a chunk, cut off at the array's border. */
final class ChunkLoader implements CellLoader {

    private final ZarrArray array;
    private final List<Integer> order;

    /** @param order for each axis of the image, slowest first, the dimension of the array that it is */
    ChunkLoader(ZarrArray array, List<Integer> order) {
        this.array = array;
        this.order = List.copyOf(order);
    }

    /** Cells in the order of the array's dimensions. */
    ChunkLoader(ZarrArray array) {
        this(array, IntStream.range(0, array.grid().rank()).boxed().toList());
    }

    @Override
    public Object load(Interval cell) {
        long[] corner = AxisOrder.reversed(cell.minAsLongArray());
        long[] position = new long[corner.length];
        for (int i = 0; i < position.length; i++) {
            int d = order.get(i);
            position[d] = corner[i] / array.grid().chunkShape().get(d);
        }
        Object chunk = array.readChunk(position);
        int[] valid = array.grid().validChunkShape(position);
        int[] whole = AxisOrder.ints(array.grid().chunkShape());
        Object pixels = chunk;
        if (!Arrays.equals(valid, whole)) {
            int[] origin = new int[valid.length];
            pixels = array.chunkSpec().type().newArray(Arrays.stream(valid).reduce(1, (a, b) -> a * b));
            Boxes.copy(chunk, whole, origin, pixels, valid, origin, valid);
        }
        return PixelType.widen(inOrder(pixels, valid), array.chunkSpec().type());
    }

    private Object inOrder(Object pixels, int[] shape) {
        if (AxisOrder.isUnchanged(order)) return pixels;
        ChunkSpec spec =
                array.chunkSpec().withShape(Arrays.stream(shape).boxed().toList());
        return new TransposeCodec(order).encode(pixels, spec);
    }
}
