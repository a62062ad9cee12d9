package org.zarrkit.blocks;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.Supplier;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.BlockText;
import org.zarrkit.image.PixelChecksum;
import org.zarrkit.image.RegionGrid;
import org.zarrkit.ngff.Axis;

/** Writes regions of stored levels block by block, and reads them back if that is asked for. */
final class RegionWriter {

    private final UpdateOptions options;
    private final BlockRunner runner;
    private final Progress progress;

    RegionWriter(UpdateOptions options, BlockRunner runner, Progress progress) {
        this.options = options;
        this.runner = runner;
        this.progress = progress;
    }

    /**
     * How blocks are written.
     *
     * @param name what is done, for progress and messages
     * @param bytesPerBlock what one takes in memory
     * @param write writes a block, and gives its pixels as they are stored
     * @param read reads them
     */
    record Work(
            String name,
            long bytesPerBlock,
            Function<Interval, Object> write,
            Function<Interval, Object> read,
            List<Axis> axes) {

        Work {
            axes = List.copyOf(axes);
        }
    }

    /** The image with nothing left to work out. */
    LazyImage<?> resolve(LazyImage<?> image) {
        return image.resolve(runner, progress);
    }

    /** Writes all blocks, and reads them back if the options say so. */
    void run(RegionGrid grid, DataType type, Work work) {
        int threads = threads(work);
        long blocks = grid.count();
        AtomicLongArray sums = new AtomicLongArray(options.verify() ? Math.toIntExact(blocks) : 0);
        forEachBlock(work.name, grid, threads, type, (index, block) -> {
            Object stored = within(work, block, () -> work.write.apply(block));
            if (options.verify()) sums.set((int) index, PixelChecksum.of(stored));
        });
        if (!options.verify()) return;
        forEachBlock("verify", grid, threads, type, (index, block) -> {
            Object stored = within(work, block, () -> work.read.apply(block));
            if (PixelChecksum.of(stored) != sums.get((int) index))
                throw new CorruptChunkException(work.name + ": block " + BlockText.of(block, work.axes)
                        + " is not stored as it was written; check the disk, and do the same again");
        });
    }

    private int threads(Work work) {
        long fitting = options.memoryInBytes() / Math.max(1, work.bytesPerBlock);
        if (fitting < 1)
            throw new IllegalArgumentException(work.name + ": a block takes " + megabytes(work.bytesPerBlock)
                    + " MB, but only " + megabytes(options.memoryInBytes()) + " MB may be taken; allow more memory");
        return (int) Math.min(fitting, runner.threads());
    }

    private static long megabytes(long bytes) {
        return bytes + (1 << 20) - 1 >> 20;
    }

    private interface BlockTask {
        void run(long index, Interval block);
    }

    private void forEachBlock(String name, RegionGrid grid, int threads, DataType type, BlockTask task) {
        progress.begin(name, grid.count());
        runner.atMost(threads)
                .run(
                        grid.count(),
                        index -> {
                            Interval block = grid.block(index);
                            task.run(index, block);
                            progress.blockDone(Intervals.numElements(block) * type.sizeInBytes());
                        },
                        progress);
    }

    private static Object within(Work work, Interval block, Supplier<Object> action) {
        try {
            return action.get();
        } catch (ZarrkitException e) {
            throw e.within(work.name + ", block " + BlockText.of(block, work.axes));
        }
    }
}
