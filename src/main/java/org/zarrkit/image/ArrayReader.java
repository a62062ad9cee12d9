package org.zarrkit.image;

import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.zarr.ZarrArray;

/** Boxes of an array; a chunk is decoded once for each box that it is in. */
final class ArrayReader implements BlockReader {

    private final ZarrArray array;
    private final ShownOrder order;

    ArrayReader(ZarrArray array, ShownOrder order) {
        this.array = array;
        this.order = order;
    }

    /** Boxes in the order of the array's dimensions. */
    ArrayReader(ZarrArray array) {
        this(array, ShownOrder.unchanged(array.grid().rank()));
    }

    @Override
    public void read(Interval box, Object pixels) {
        long[] start = order.ofArray(AxisOrder.reversed(box.minAsLongArray()));
        int[] shape = order.ofArray(AxisOrder.reversed(Intervals.dimensionsAsIntArray(box)));
        DataType stored = array.chunkSpec().type();
        Activity.shared().read(Intervals.numElements(box) * stored.sizeInBytes());
        if (order.isUnchanged() && PixelType.inMemory(stored).sizeInBytes() == stored.sizeInBytes()) {
            array.readBox(start, shape, pixels);
            return;
        }
        int length = java.lang.reflect.Array.getLength(pixels);
        Object elements = stored.newArray(length);
        array.readBox(start, shape, elements);
        System.arraycopy(PixelType.widen(order.shown(elements, shape, array), stored), 0, pixels, 0, length);
    }

    /** The array, if its dimensions are in the order of the boxes. */
    Optional<ZarrArray> asStored() {
        return order.isUnchanged() ? Optional.of(array) : Optional.empty();
    }

    @Override
    public int[] unit() {
        return AxisOrder.reversed(order.shown(AxisOrder.ints(array.grid().chunkShape())));
    }
}
