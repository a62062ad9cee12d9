package org.zarrkit.blocks;

import net.imglib2.Interval;
import org.zarrkit.image.BlockReader;

/** The pixels of a level of a pyramid. */
record PyramidSource(ImageSpec spec, BlockReader pixels) implements BlockSource {

    @Override
    public Block read(Interval box) {
        Block block = Block.of(box, spec.type());
        pixels.read(box, block.pixels());
        return block;
    }
}
