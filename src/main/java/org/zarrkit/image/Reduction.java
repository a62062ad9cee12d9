package org.zarrkit.image;

import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Downsampling;

/**
 * Makes a block of a coarser level from one of the finer: boxes of pixels become one. A box that is cut off by the
 * image's border is reduced from the pixels that it has. Blocks are primitive arrays, x fastest. For one use by one
 * thread at a time.
 */
public interface Reduction {

    /** The reduction by a method of pixels of a type in memory. */
    static Reduction of(Downsampling method, DataType type) {
        return switch (method) {
            case MEAN -> new RowReduction(type, false);
            case SAMPLE -> new RowReduction(type, true);
            case MODE -> new BoxReduction(PixelKeys.of(type), BoxReduction::mode);
            case MEDIAN -> new BoxReduction(PixelKeys.of(type), BoxReduction::median);
            case MIN -> new BoxReduction(PixelKeys.of(type), BoxReduction::least);
            case MAX -> new BoxReduction(PixelKeys.of(type), BoxReduction::largest);
        };
    }

    /** The reduced size of a block. */
    static int[] size(int[] size, int[] factors) {
        int[] reduced = new int[size.length];
        for (int d = 0; d < size.length; d++) reduced[d] = (size[d] + factors[d] - 1) / factors[d];
        return reduced;
    }

    /** Reduces a block and puts the result into a larger one at an offset. */
    void reduce(Object source, int[] size, int[] factors, Object target, int[] targetSize, int[] offset);
}
