package org.zarrkit.image;

import java.util.List;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.error.ZarrkitException;

/** The blocks of all levels, copied as they are stored from a source that is stored alike; any threads may copy. */
public final class StoredBlocks {

    private final StoredLevels source;
    private final WritePlan plan;
    private final List<LevelStore> levels;
    private final FinishedBlocks finished;

    StoredBlocks(StoredLevels source, WritePlan plan, List<LevelStore> levels, FinishedBlocks finished) {
        this.source = source;
        this.plan = plan;
        this.levels = levels;
        this.finished = finished;
    }

    /** The number of blocks of all levels. */
    public long count() {
        return plan.levels().stream().mapToLong(LevelLayout::blockCount).sum();
    }

    /** Copies a block, unless it is there; returns the size of its pixels in bytes. */
    public long copy(long index) {
        int i = 0;
        long rest = index;
        for (; rest >= plan.levels().get(i).blockCount(); i++)
            rest -= plan.levels().get(i).blockCount();
        LevelLayout level = plan.levels().get(i);
        long[] position = level.blockPosition(rest);
        if (!finished.contains(i, position)) finished.add(i, position, copied(i, position));
        return Intervals.numElements(level.blockInterval(position))
                * plan.type().sizeInBytes();
    }

    private StoredBlock copied(int i, long[] position) {
        try {
            return levels.get(i).copy(position, source.arrays().get(i));
        } catch (ZarrkitException e) {
            Interval block = plan.levels().get(i).blockInterval(position);
            throw e.within("copying level " + i + ", block "
                    + BlockText.of(block, plan.multiscale().axes()));
        }
    }
}
