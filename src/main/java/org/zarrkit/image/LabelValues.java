package org.zarrkit.image;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.LabelColors;

/** The different labels of an image that is being written, as far as they are few. Safe for many threads. */
final class LabelValues {

    /** Colours for more make a document that is slow to open: each takes about 60 bytes. */
    static final int MOST = 10_000;

    private static final int FILTER_BITS = 12;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final DataType type;
    private final Set<Long> values = ConcurrentHashMap.newKeySet();

    LabelValues(DataType type) {
        this.type = type;
    }

    /** Takes the pixels of a block, a primitive array. */
    void add(Object pixels) {
        IntToLongFunction at = reader(pixels);
        int count = java.lang.reflect.Array.getLength(pixels);
        long[] seen = new long[1 << FILTER_BITS];
        boolean background = false;
        long last = 0;
        for (int i = 0; i < count && values.size() <= MOST; i++) {
            long value = at.applyAsLong(i);
            background |= value == 0;
            if (value == last || value == 0) continue;
            last = value;
            int slot = (int) (value * SPREAD >>> 64 - FILTER_BITS);
            if (seen[slot] == value) continue;
            seen[slot] = value;
            values.add(value);
        }
        if (background) values.add(0L);
    }

    private IntToLongFunction reader(Object pixels) {
        long mask = type.isUnsigned() && type.sizeInBytes() < Long.BYTES ? (1L << 8 * type.sizeInBytes()) - 1 : -1L;
        if (pixels instanceof byte[] a) return i -> a[i] & mask;
        if (pixels instanceof short[] a) return i -> a[i] & mask;
        if (pixels instanceof int[] a) return i -> a[i] & mask;
        return i -> ((long[]) pixels)[i];
    }

    /** A colour as {@code 0xRRGGBBAA} for each label; empty if there are too many, or any that a document can't name. */
    Optional<Map<Long, Integer>> colors() {
        boolean beyond = type == DataType.UINT64 && values.stream().anyMatch(value -> value < 0);
        if (beyond || values.size() > MOST) return Optional.empty();
        Map<Long, Integer> colors = new TreeMap<>();
        for (long value : values) colors.put(value, Integer.rotateLeft(LabelColors.argb(value), 8));
        return Optional.of(colors);
    }
}
