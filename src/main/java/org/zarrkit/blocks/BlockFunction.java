package org.zarrkit.blocks;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;

/**
 * Computes a block from a block: any code of Java, or a function of Jython with two arguments. An image is cut into the
 * same blocks whoever asks for pixels: its chunks, with the halo around them as far as there is an image. Called from
 * any thread; the same block must give the same result.
 */
@FunctionalInterface
public interface BlockFunction {

    /**
     * The result for a block.
     *
     * @param block its pixels, of the type of the image; axes x first, from 0 on; it may be changed and returned
     * @param position of its first pixel in the image, x first
     * @return an image of the same size; its values are rounded and clamped to the type of the result
     */
    RandomAccessibleInterval<?> apply(Img<?> block, long[] position);
}
