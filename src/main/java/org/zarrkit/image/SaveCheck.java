package org.zarrkit.image;

import java.util.List;
import org.zarrkit.error.CorruptChunkException;
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

    SaveCheck(SaveJournal journal, FinishedBlocks finished, List<LevelStore> levels, Multiscale multiscale) {
        this.journal = journal;
        this.names = journal.names();
        this.finished = finished;
        this.levels = levels;
        this.multiscale = multiscale;
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
            LevelStore level = levels.get(entry.level());
            long[] position = level.layout().blockPosition(entry.index());
            StoredBlock written = entry.stored().get();
            boolean good =
                    thorough ? isIntact(level, position, written) : level.storedBytes(position) == written.bytes();
            if (!good) throw damaged(entry, level, position);
            read += written.bytes();
        }
        return read;
    }

    private static boolean isIntact(LevelStore level, long[] position, StoredBlock written) {
        if (!level.stored(position).equals(written)) return false;
        try {
            level.read(position);
            return true;
        } catch (CorruptChunkException e) {
            return false;
        }
    }

    private CorruptChunkException damaged(Entry entry, LevelStore level, long[] position) {
        finished.takeBack(entry.level(), entry.index());
        journal.flush();
        return new CorruptChunkException(level.array().place() + ": block "
                + BlockText.of(level.layout().blockInterval(position), multiscale.axes())
                + " is not stored as it was written; check the disk, and save the same again to write it anew");
    }
}
