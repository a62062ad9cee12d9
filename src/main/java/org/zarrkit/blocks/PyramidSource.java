package org.zarrkit.blocks;

import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;

/** The pixels of a lazy image of cells. */
record PyramidSource(ImageSpec spec, PrimitiveBlocks<?> pixels) implements BlockSource {

    @Override
    public Block read(Interval box) {
        Block block = Block.of(box, spec.type());
        pixels.copy(box, block.pixels());
        return block;
    }
}
