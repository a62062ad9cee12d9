package org.zarrkit.blocks;

import java.util.Arrays;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.util.Intervals;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.MemorySize;
import org.zarrkit.image.Pyramid;

/** Images that are computed once, into memory. */
public final class InMemory {

    /** Computing takes memory too. */
    private static final double PART_OF_FREE = 0.8;

    private InMemory() {}

    /**
     * All pixels of an image, which stay in memory as long as somebody refers to the result.
     *
     * @throws IllegalArgumentException if memory does not hold them; nothing is allocated then
     */
    public static Pyramid<?> compute(LazyImage<?> image, BlockRunner runner, Progress progress) {
        requireRoom(image);
        LazyImage<?> ready = image.resolve(runner, progress);
        // One that drops nothing.
        Pyramid<?> computed = ready.computed(new CellCache(Long.MAX_VALUE)).withPipeline(image.pipeline());
        AbstractCellImg<?, ?, ?, ?> cells = computed.level(0);
        CellGrid grid = cells.getCellGrid();
        long count = Intervals.numElements(grid.getGridDimensions());
        progress.begin("compute", count);
        runner.run(
                count,
                index -> {
                    long[] position = new long[grid.numDimensions()];
                    grid.getCellGridPositionFlat(index, position);
                    long pixels = cells.getCells().getAt(position).size();
                    progress.blockDone(pixels * computed.type().sizeInBytes());
                },
                progress);
        return computed;
    }

    private static void requireRoom(LazyImage<?> image) {
        double bytes = Arrays.stream(image.dimensions()).asDoubleStream().reduce(1, (a, b) -> a * b)
                * image.type().sizeInBytes();
        if (bytes <= PART_OF_FREE * free()) return;
        System.gc(); // what nobody refers to counts as used before
        long free = free();
        if (bytes > PART_OF_FREE * free)
            throw new IllegalArgumentException("the image of " + Arrays.toString(image.dimensions()) + " pixels "
                    + image.type().zarrName() + " (x first) takes " + MemorySize.text((long) bytes) + ", but of Java's "
                    + MemorySize.text(Runtime.getRuntime().maxMemory()) + " only " + MemorySize.text(free)
                    + " are free; save it, or use cacheToDisk()");
    }

    private static long free() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - (java.totalMemory() - java.freeMemory());
    }
}
