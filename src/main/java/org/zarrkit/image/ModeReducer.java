package org.zarrkit.image;

import org.zarrkit.codec.DataType;

/**
 * Collects rows of pixels in boxes and stores the most frequent value of each; of several the smallest. NaN is larger
 * than all numbers.
 */
final class ModeReducer extends RowReducer {

    private final DataType type;
    private int width;
    /** How many values each box has room for. */
    private int room = 8;

    private long[] values = {};
    private int[] counts = {};

    ModeReducer(DataType type) {
        this.type = type;
    }

    @Override
    void clearSums(int newWidth) {
        width = newWidth;
        if (counts.length < width) counts = new int[width];
        if (values.length < width * room) values = new long[width * room];
        java.util.Arrays.fill(counts, 0, width, 0);
    }

    @Override
    void addRow(Object source, int from, int length, int stride, int taken) {
        while (counts[0] + taken > room) makeRoom();
        for (int i = 0; i < width; i++) {
            int end = Math.min(i * stride + taken, length);
            for (int at = i * stride; at < end; at++) values[i * room + counts[i]++] = key(source, from + at);
        }
    }

    private void makeRoom() {
        long[] wider = new long[width * room * 2];
        for (int i = 0; i < width; i++) System.arraycopy(values, i * room, wider, i * room * 2, counts[i]);
        values = wider;
        room *= 2;
    }

    @Override
    void store(Object target, int at) {
        for (int i = 0; i < width; i++) put(target, at + i, mode(i * room, counts[i]));
    }

    private long mode(int start, int count) {
        long first = values[start];
        boolean same = true;
        for (int i = start + 1; i < start + count; i++) same &= values[i] == first;
        return same ? first : sortedMode(start, count);
    }

    private long sortedMode(int start, int count) {
        java.util.Arrays.sort(values, start, start + count);
        long mode = values[start];
        int most = 0;
        int run = 0;
        for (int i = start; i < start + count; i++) {
            run = i > start && values[i] == values[i - 1] ? run + 1 : 1;
            if (run <= most) continue;
            most = run;
            mode = values[i];
        }
        return mode;
    }

    /** A number whose order among longs is that of the value among those of its type. */
    private long key(Object source, int at) {
        if (source instanceof byte[] bytes) return type.isUnsigned() ? bytes[at] & 0xff : bytes[at];
        if (source instanceof short[] shorts) return type.isUnsigned() ? shorts[at] & 0xffff : shorts[at];
        if (source instanceof int[] ints) return type.isUnsigned() ? ints[at] & 0xffffffffL : ints[at];
        if (source instanceof long[] longs) return type.isUnsigned() ? longs[at] ^ Long.MIN_VALUE : longs[at];
        double value = source instanceof float[] floats ? floats[at] : ((double[]) source)[at];
        return ordered(Double.doubleToLongBits(value));
    }

    /** Of negative numbers, the bits below the sign run the other way; the same again undoes it. */
    private static long ordered(long bits) {
        return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }

    private void put(Object target, int at, long key) {
        if (target instanceof byte[] bytes) bytes[at] = (byte) key;
        else if (target instanceof short[] shorts) shorts[at] = (short) key;
        else if (target instanceof int[] ints) ints[at] = (int) key;
        else if (target instanceof long[] longs) longs[at] = type.isUnsigned() ? key ^ Long.MIN_VALUE : key;
        else if (target instanceof float[] floats) floats[at] = (float) Double.longBitsToDouble(ordered(key));
        else ((double[]) target)[at] = Double.longBitsToDouble(ordered(key));
    }
}
