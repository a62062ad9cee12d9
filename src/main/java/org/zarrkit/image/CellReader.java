package org.zarrkit.image;

import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;

/** Boxes of an image of cells, through whatever keeps those. */
final class CellReader<T extends NativeType<T> & RealType<T>> implements BlockReader {

    private final AbstractCellImg<T, ?, ?, ?> image;
    /** Made when first needed: making it reads a cell. */
    private PrimitiveBlocks<T> blocks;

    CellReader(AbstractCellImg<T, ?, ?, ?> image) {
        this.image = image;
    }

    @Override
    public void read(Interval box, Object pixels) {
        blocks().copy(box, pixels);
    }

    private synchronized PrimitiveBlocks<T> blocks() {
        if (blocks == null) blocks = PrimitiveBlocks.of(image).threadSafe();
        return blocks;
    }

    @Override
    public int[] unit() {
        int[] edges = new int[image.numDimensions()];
        image.getCellGrid().cellDimensions(edges);
        return edges;
    }
}
