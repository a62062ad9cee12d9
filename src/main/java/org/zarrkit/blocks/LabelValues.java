package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.stream.LongStream;

/** A number for each of many labels, 0 for all others. 16 bytes for each slot, of which 3 of 4 are used at most. */
final class LabelValues {

    private static final int MOST = 1 << 29;

    /** Open addressing: a label at its hash, or further on; 0 where there is none. */
    private long[] labels = new long[64];

    private long[] values = new long[64];
    private int size;

    /** How many labels there are. */
    int size() {
        return size;
    }

    /** The number of a label; 0 if it has none. */
    long get(long label) {
        return label == 0 ? 0 : values[slot(label)];
    }

    /** Adds to the number of a label other than 0. */
    void add(long label, long value) {
        int slot = slotOf(label); // first: it may replace the arrays
        values[slot] += value;
    }

    void put(long label, long value) {
        int slot = slotOf(label);
        values[slot] = value;
    }

    /** Adds all numbers of others. */
    void addAll(LabelValues other) {
        for (int i = 0; i < other.labels.length; i++) if (other.labels[i] != 0) add(other.labels[i], other.values[i]);
    }

    /** All labels, ascending, as unsigned numbers. */
    long[] sorted() {
        return ascending(Arrays.stream(labels).filter(label -> label != 0));
    }

    /** In the order of unsigned numbers. */
    static long[] ascending(LongStream labels) {
        long[] all = labels.map(label -> label ^ Long.MIN_VALUE).toArray();
        Arrays.parallelSort(all);
        for (int i = 0; i < all.length; i++) all[i] ^= Long.MIN_VALUE;
        return all;
    }

    private int slotOf(long label) {
        int slot = slot(label);
        if (labels[slot] != 0) return slot;
        if (4L * (size + 1) > 3L * labels.length) {
            grow();
            slot = slot(label);
        }
        labels[slot] = label;
        size++;
        return slot;
    }

    private int slot(long label) {
        int mask = labels.length - 1;
        int slot = (int) ((label * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (labels[slot] != 0 && labels[slot] != label) slot = slot + 1 & mask;
        return slot;
    }

    private void grow() {
        if (labels.length >= MOST)
            throw new IllegalArgumentException("more than " + size + " labels; remove small objects first");
        long[] oldLabels = labels;
        long[] oldValues = values;
        labels = new long[2 * oldLabels.length];
        values = new long[labels.length];
        for (int i = 0; i < oldLabels.length; i++) {
            if (oldLabels[i] == 0) continue;
            int slot = slot(oldLabels[i]);
            labels[slot] = oldLabels[i];
            values[slot] = oldValues[i];
        }
    }
}
