package org.zarrkit.image;

import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.zarr.ZarrArray;

/** Boxes of an array; a chunk is decoded once for each box that it is in. */
final class ArrayReader implements BlockReader {

    private final ZarrArray array;

    ArrayReader(ZarrArray array) {
        this.array = array;
    }

    @Override
    public void read(Interval box, Object pixels) {
        long[] start = AxisOrder.reversed(box.minAsLongArray());
        int[] shape = AxisOrder.reversed(Intervals.dimensionsAsIntArray(box));
        DataType stored = array.chunkSpec().type();
        if (PixelType.inMemory(stored).sizeInBytes() == stored.sizeInBytes()) {
            array.readBox(start, shape, pixels);
            return;
        }
        int length = java.lang.reflect.Array.getLength(pixels);
        Object elements = stored.newArray(length);
        array.readBox(start, shape, elements);
        System.arraycopy(PixelType.widen(elements, stored), 0, pixels, 0, length);
    }

    @Override
    public int[] unit() {
        return AxisOrder.reversed(AxisOrder.ints(array.grid().chunkShape()));
    }
}
