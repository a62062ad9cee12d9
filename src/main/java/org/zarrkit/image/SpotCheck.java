package org.zarrkit.image;

import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import net.imglib2.Interval;

/**
 * Compares some blocks of an image that is stored with its source, to tell whether that is still the same. Blocks are
 * of level 0.
 */
public final class SpotCheck {

    private static final int BLOCKS = 8;
    /** Of an image of any size, so many blocks are looked at to find some that are stored. */
    private static final long TRIED = 100_000;

    private final LevelStore level;
    private final List<Interval> blocks;

    SpotCheck(LevelStore level, LongPredicate isStored) {
        this.level = level;
        long count = level.layout().blockCount();
        long tried = Math.min(count, TRIED);
        List<Long> stored = LongStream.range(0, tried)
                .map(i -> (long) ((double) i / tried * count))
                .filter(isStored)
                .boxed()
                .toList();
        int taken = Math.min(BLOCKS, stored.size());
        blocks = LongStream.range(0, taken)
                .mapToObj(i -> stored.get((int) (i * (stored.size() - 1) / Math.max(1, taken - 1))))
                .map(index -> level.layout().blockInterval(level.layout().blockPosition(index)))
                .toList();
    }

    /** Blocks spread evenly over those that are stored. */
    public List<Interval> blocks() {
        return blocks;
    }

    /** Whether these pixels, of the image's type in memory, are stored as this block. */
    public boolean isStored(Interval block, Object pixels) {
        long[] position = block.minAsLongArray();
        for (int d = 0; d < position.length; d++) position[d] /= level.layout().block()[d];
        return Objects.deepEquals(level.read(position), level.asStored(pixels));
    }
}
