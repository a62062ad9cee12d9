package org.zarrkit.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.zarrkit.codec.ByteShuffle.Planes;

/**
 * Bits sorted by their place in the element: row {@code 8 j + k} holds bit {@code k} of byte {@code j} of all elements.
 * As in c-blosc, data whose number of whole elements is no multiple of 8 stay as they are.
 */
final class BitShuffle {

    private static final Scratch PLANES = new Scratch();
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private BitShuffle() {}

    /** Fills the first {@code size} bytes of {@code out}, which has room for twice as many. */
    static void unshuffle(byte[] from, int start, byte[] out, int size, int typeSize) {
        int elements = size / typeSize;
        int sorted = elements % 8 == 0 ? elements * typeSize : 0;
        if (sorted > 0 && typeSize == 1) {
            rowsToPlane(from, start, out, 0, elements / 8);
        } else if (sorted > 0) {
            for (int j = 0; j < typeSize; j++)
                rowsToPlane(from, start + j * elements, out, size + j * elements, elements / 8);
            ByteShuffle.unshuffle(Planes.of(out, size, typeSize, elements), 0, out, 0, elements);
        }
        System.arraycopy(from, start + sorted, out, sorted, size - sorted);
    }

    /** Fills the first {@code size} bytes of {@code out}. */
    static void shuffle(byte[] from, int start, byte[] out, int size, int typeSize) {
        int elements = size / typeSize;
        int sorted = elements % 8 == 0 ? elements * typeSize : 0;
        if (sorted > 0) {
            byte[] planes = PLANES.atLeast(size);
            ByteShuffle.shuffle(from, start, size, planes, typeSize);
            for (int j = 0; j < typeSize; j++) planeToRows(planes, j * elements, out, j * elements, elements / 8);
        }
        System.arraycopy(from, start + sorted, out, sorted, size - sorted);
    }

    /** Eight rows of bits, each of {@code rowSize} bytes, become a plane of bytes. */
    private static void rowsToPlane(byte[] rows, int start, byte[] plane, int planeStart, int rowSize) {
        long[] x = new long[8];
        int i = 0;
        for (; i + 8 <= rowSize; i += 8) {
            for (int k = 0; k < 8; k++) x[k] = (long) LONG.get(rows, start + k * rowSize + i);
            transposeBits(x);
            transposeBytes(x);
            for (int k = 0; k < 8; k++) LONG.set(plane, planeStart + 8 * (i + k), x[k]);
        }
        for (; i < rowSize; i++)
            for (int e = 0; e < 8; e++) {
                int b = 0;
                for (int k = 0; k < 8; k++) b |= (rows[start + k * rowSize + i] >> e & 1) << k;
                plane[planeStart + 8 * i + e] = (byte) b;
            }
    }

    private static void planeToRows(byte[] plane, int planeStart, byte[] rows, int start, int rowSize) {
        long[] x = new long[8];
        int i = 0;
        for (; i + 8 <= rowSize; i += 8) {
            for (int k = 0; k < 8; k++) x[k] = (long) LONG.get(plane, planeStart + 8 * (i + k));
            transposeBytes(x);
            transposeBits(x);
            for (int k = 0; k < 8; k++) LONG.set(rows, start + k * rowSize + i, x[k]);
        }
        for (; i < rowSize; i++)
            for (int k = 0; k < 8; k++) {
                int b = 0;
                for (int e = 0; e < 8; e++) b |= (plane[planeStart + 8 * i + e] >> k & 1) << e;
                rows[start + k * rowSize + i] = (byte) b;
            }
    }

    /** In each byte lane: bit {@code e} of number {@code k} changes places with bit {@code k} of number {@code e}. */
    private static void transposeBits(long[] x) {
        swap(x, 1, 1, 0x5555555555555555L);
        swap(x, 2, 2, 0x3333333333333333L);
        swap(x, 4, 4, 0x0F0F0F0F0F0F0F0FL);
    }

    /** Byte {@code e} of number {@code k} changes places with byte {@code k} of number {@code e}. */
    private static void transposeBytes(long[] x) {
        swap(x, 1, 8, 0x00FF00FF00FF00FFL);
        swap(x, 2, 16, 0x0000FFFF0000FFFFL);
        swap(x, 4, 32, 0x00000000FFFFFFFFL);
    }

    /** Between numbers {@code distance} apart, swaps the upper field of the first with the lower one of the second. */
    private static void swap(long[] x, int distance, int shift, long lower) {
        for (int k = 0; k < 8; k++) {
            if ((k & distance) != 0) continue;
            long t = (x[k] >>> shift ^ x[k + distance]) & lower;
            x[k] ^= t << shift;
            x[k + distance] ^= t;
        }
    }
}
