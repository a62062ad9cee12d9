package org.zarrkit.blocks;

import java.util.List;
import java.util.function.Consumer;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;

/** Computes a block in two halves, for operations that would need too much of their input at a time. */
final class Halves {

    /** So many pixels of the input are held at a time, if a pixel of the output does not need more. */
    static final long MOST_PIXELS = 1 << 24;

    private Halves() {}

    /** Cuts along the longest axis; the block has at least two pixels. */
    static void compute(Block output, Consumer<Block> each) {
        Interval box = output.interval();
        int longest = 0;
        for (int d = 1; d < box.numDimensions(); d++) if (box.dimension(d) > box.dimension(longest)) longest = d;
        long middle = box.min(longest) + box.dimension(longest) / 2;
        long[] end = box.maxAsLongArray();
        end[longest] = middle - 1;
        long[] start = box.minAsLongArray();
        start[longest] = middle;
        for (Interval half :
                List.of(new FinalInterval(box.minAsLongArray(), end), new FinalInterval(start, box.maxAsLongArray()))) {
            Block part = Block.of(half, output.type());
            each.accept(part);
            Rows.copy(part, output);
        }
    }
}
