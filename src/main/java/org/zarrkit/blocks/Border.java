package org.zarrkit.blocks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import net.imglib2.iterator.IntervalIterator;
import net.imglib2.util.Intervals;

/** How an image goes on beyond its border; names as in {@code scipy.ndimage}, except {@code zero}. */
public enum Border {
    /** {@code c b a | a b c d | d c b}: the pixel at the border twice. */
    REFLECT,
    /** {@code d c b | a b c d | c b a}: the pixel at the border once. */
    MIRROR,
    /** {@code a a a | a b c d | d d d}. */
    NEAREST,
    /** {@code 0 0 0 | a b c d | 0 0 0}. */
    ZERO,
    /** {@code b c d | a b c d | a b c}. */
    PERIODIC;

    /** The border of a name; case does not matter. */
    public static Border named(String name) {
        for (Border border : values()) if (border.toString().equalsIgnoreCase(name)) return border;
        throw new IllegalArgumentException("border=" + name + " is not known; there are "
                + Arrays.stream(values()).map(Border::toString).collect(Collectors.joining(", ")));
    }

    /** The border that is asked for, or {@link #REFLECT}. */
    static Border parse(Arguments arguments) {
        return arguments.choice("border", Border.class, REFLECT);
    }

    /** One parameter and, where it is not {@link #REFLECT}, the border. */
    Map<String, String> parameters(String key, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(key, value);
        if (this != REFLECT) parameters.put("border", toString());
        return parameters;
    }

    /** The position in an image of {@code size} that stands for a position anywhere; -1 if none does. */
    long position(long i, long size) {
        if (i >= 0 && i < size) return i;
        return switch (this) {
            case REFLECT -> {
                long phase = Math.floorMod(i, 2 * size);
                yield phase < size ? phase : 2 * size - 1 - phase;
            }
            case MIRROR -> {
                if (size == 1) yield 0;
                long phase = Math.floorMod(i, 2 * size - 2);
                yield phase < size ? phase : 2 * size - 2 - phase;
            }
            case NEAREST -> i < 0 ? 0 : size - 1;
            case ZERO -> -1;
            case PERIODIC -> Math.floorMod(i, size);
        };
    }

    /** The pixels of a box that may reach beyond the image. */
    public Block read(BlockSource image, Interval box) {
        Interval whole = image.spec().interval();
        if (Intervals.contains(whole, box)) return image.read(box);
        Block block = Block.of(box, image.spec().type());
        if (this == PERIODIC) readPieces(image, whole, block);
        else readFolded(image, whole, block);
        return block;
    }

    private void readFolded(BlockSource image, Interval whole, Block block) {
        long[] min = new long[whole.numDimensions()];
        long[] max = new long[min.length];
        for (int d = 0; d < min.length; d++) {
            min[d] = Long.MAX_VALUE;
            max[d] = -1;
            for (long i = block.interval().min(d); i <= block.interval().max(d); i++) {
                long position = position(i, whole.dimension(d));
                if (position < 0) continue;
                min[d] = Math.min(min[d], position);
                max[d] = Math.max(max[d], position);
            }
            if (max[d] < 0) return; // all of it is zero
        }
        Block source = image.read(new FinalInterval(min, max));
        Rows.gather(source, block, (d, i) -> position(i, whole.dimension(d)));
    }

    /** Both ends of a periodic image are needed, but not what is between them: each copy of the image by itself. */
    private static void readPieces(BlockSource image, Interval whole, Block block) {
        int rank = whole.numDimensions();
        Interval box = block.interval();
        long[] first = new long[rank];
        long[] last = new long[rank];
        for (int d = 0; d < rank; d++) {
            first[d] = Math.floorDiv(box.min(d), whole.dimension(d));
            last[d] = Math.floorDiv(box.max(d), whole.dimension(d));
        }
        Interval copies = new FinalInterval(first, last);
        IntervalIterator copy = new IntervalIterator(copies);
        while (copy.hasNext()) {
            copy.fwd();
            long[] shift = new long[rank];
            for (int d = 0; d < rank; d++) shift[d] = copy.getLongPosition(d) * whole.dimension(d);
            Interval part = Intervals.intersect(Intervals.translate(whole, shift), box);
            Block piece = image.read(Intervals.translateInverse(part, shift));
            Rows.copy(new Block(part, piece.type(), piece.pixels()), block);
        }
    }

    /** The name in macros and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
