package org.zarrkit.blocks;

import org.zarrkit.codec.DataType;

/** Computes the pixels of a block from those of the same box; from any thread, the same each time. */
interface BlockTask {

    /**
     * The pixels of the result.
     *
     * @param block may be changed
     * @param type of the result
     * @return an array of the type, as long as the block has pixels
     */
    Object apply(Block block, DataType type);
}
