package org.zarrkit.blocks;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;

/** Blocks as images of ImgLib2 on the same array. */
final class BlockImages {

    private BlockImages() {}

    /** The pixels of a block, which begins at 0; changes of one are changes of the other. */
    static Img<?> of(Block block) {
        long[] size = block.interval().dimensionsAsLongArray();
        Object pixels = block.pixels();
        boolean unsigned = block.type().isUnsigned();
        if (pixels instanceof byte[] a) return unsigned ? ArrayImgs.unsignedBytes(a, size) : ArrayImgs.bytes(a, size);
        if (pixels instanceof short[] a)
            return unsigned ? ArrayImgs.unsignedShorts(a, size) : ArrayImgs.shorts(a, size);
        if (pixels instanceof int[] a) return unsigned ? ArrayImgs.unsignedInts(a, size) : ArrayImgs.ints(a, size);
        if (pixels instanceof long[] a) return unsigned ? ArrayImgs.unsignedLongs(a, size) : ArrayImgs.longs(a, size);
        if (pixels instanceof float[] a) return ArrayImgs.floats(a, size);
        return ArrayImgs.doubles((double[]) pixels, size);
    }
}
