package org.zarrkit.view;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.cell.Cell;
import org.zarrkit.codec.DataType;

/** Pixels of a cell as numbers, by their index in it. */
final class CellNumbers {

    private CellNumbers() {}

    static IntToDoubleFunction values(Cell<?> cell, DataType type) {
        Object pixels = pixels(cell);
        if (pixels instanceof float[] a) return i -> a[i];
        if (pixels instanceof double[] a) return i -> a[i];
        IntToLongFunction integers = integers(pixels, type);
        if (type == DataType.UINT64) return i -> unsigned(integers.applyAsLong(i));
        return i -> integers.applyAsLong(i);
    }

    /** All bits of labels: a double would have 53 of them. */
    static IntToLongFunction labels(Cell<?> cell, DataType type) {
        Object pixels = pixels(cell);
        if (pixels instanceof float[] a) return i -> (long) a[i];
        if (pixels instanceof double[] a) return i -> (long) a[i];
        return integers(pixels, type);
    }

    private static IntToLongFunction integers(Object pixels, DataType type) {
        boolean unsigned = type.isUnsigned();
        if (pixels instanceof byte[] a) return unsigned ? i -> a[i] & 0xFF : i -> a[i];
        if (pixels instanceof short[] a) return unsigned ? i -> a[i] & 0xFFFF : i -> a[i];
        if (pixels instanceof int[] a) return unsigned ? i -> a[i] & 0xFFFFFFFFL : i -> a[i];
        long[] longs = (long[]) pixels;
        return i -> longs[i];
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : 2 * (double) (value >>> 1 | value & 1);
    }

    private static Object pixels(Cell<?> cell) {
        return ((ArrayDataAccess<?>) cell.getData()).getCurrentStorageArray();
    }
}
