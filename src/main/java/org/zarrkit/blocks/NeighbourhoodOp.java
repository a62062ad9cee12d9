package org.zarrkit.blocks;

/**
 * An operation that computes a pixel from those around it. The halo is read from the input, however deep it is: deeper
 * than a chunk, deeper than the image.
 */
public interface NeighbourhoodOp extends BlockOp {

    /** How far the neighbourhood reaches along each axis of an input, x first; 0 or more. */
    int[] halo(ImageSpec input);

    /** How the image goes on beyond its border. */
    default Border border() {
        return Border.REFLECT;
    }

    /** Computes {@code output} from {@code input}, which is the same box grown by the halo on both sides of each axis. */
    void apply(Block input, Block output);

    @Override
    default void apply(BlockSource input, Block output) {
        apply(border().read(input, Radius.grown(output.interval(), halo(input.spec()))), output);
    }
}
