package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.error.CorruptChunkException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.JournalReader.Entry;
import org.zarrkit.ngff.Multiscale;

/**
 * Compares what is stored of an image with what was written: the size of every block, and if asked for its bytes with
 * the checksum taken when they were written, and that they can be decoded. A block that fails is finished no more.
 */
public final class SaveCheck {

    private final SaveJournal journal;
    private final List<String> names;
    private final FinishedBlocks finished;
    private final List<LevelStore> levels;
    private final Multiscale multiscale;
    /** The blocks of each level that were found as they were written. */
    private final List<BlockSet> good = new ArrayList<>();

    SaveCheck(SaveJournal journal, FinishedBlocks finished, List<LevelStore> levels, Multiscale multiscale) {
        this.journal = journal;
        this.names = journal.names();
        this.finished = finished;
        this.levels = levels;
        this.multiscale = multiscale;
        for (LevelStore level : levels) good.add(new BlockSet(level.layout().blockCount()));
    }

    /** The number of parts that can be checked for themselves, in any order. */
    public int parts() {
        return names.size();
    }

    /**
     * Checks the blocks of a part.
     *
     * @param thorough whether bytes are read and compared, not sizes alone
     * @return the bytes read
     * @throws CorruptChunkException if one is not stored as it was written
     */
    public long check(int part, boolean thorough) {
        long read = 0;
        for (Entry entry : journal.entries(names.get(part))) {
            if (entry.stored().isEmpty()) continue;
            StoredBlock written = entry.stored().get();
            if (!isGood(entry, written, thorough)) throw damaged(entry.level(), entry.index());
            good.get(entry.level()).add(entry.index());
            read += written.bytes();
        }
        return read;
    }

    private boolean isGood(Entry entry, StoredBlock written, boolean thorough) {
        LevelStore level = levels.get(entry.level());
        long[] position = level.layout().blockPosition(entry.index());
        try {
            return thorough ? isIntact(level, position, written) : level.storedBytes(position) == written.bytes();
        } catch (ZarrkitException e) {
            throw e.within(text(entry.level(), entry.index()));
        }
    }

    /**
     * To be called when all parts were checked.
     *
     * @throws CorruptChunkException if there is a block that none of them had: the journal is not stored as it was written
     */
    void requireAll() {
        for (int level = 0; level < good.size(); level++) {
            BlockSet blocks = good.get(level);
            for (long index = 0; blocks.count() < blocks.size() && index < blocks.size(); index++)
                if (!blocks.contains(index)) throw damaged(level, index);
        }
    }

    private static boolean isIntact(LevelStore level, long[] position, StoredBlock written) {
        if (!level.stored(position).equals(written)) return false;
        try {
            level.read(position);
            return true;
        } catch (CorruptChunkException | UnsupportedFeatureException e) {
            return false;
        }
    }

    private String text(int level, long index) {
        LevelLayout layout = levels.get(level).layout();
        return levels.get(level).array().place() + ": block "
                + BlockText.of(layout.blockInterval(layout.blockPosition(index)), multiscale.axes());
    }

    private CorruptChunkException damaged(int level, long index) {
        finished.takeBack(level, index);
        journal.flush();
        return new CorruptChunkException(text(level, index)
                + " is not stored as it was written; check the disk, and save the same again to write it anew");
    }
}
