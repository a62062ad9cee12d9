package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.JournalReader.Entry;

/**
 * The blocks of all levels that are in the store. Where a block is finished, so are all those that it was reduced from.
 * Safe for many threads.
 */
final class FinishedBlocks {

    private final SaveJournal journal;
    private final List<LevelLayout> layouts;
    private final List<BlockSet> levels = new ArrayList<>();

    FinishedBlocks(SaveJournal journal, List<LevelLayout> layouts) {
        this.journal = journal;
        this.layouts = layouts;
        for (LevelLayout layout : layouts) levels.add(new BlockSet(layout.blockCount()));
    }

    /** Takes over what the journal says and the store has: blocks of which another size is stored are left out. */
    void read(List<LevelStore> stores) {
        for (String name : journal.names())
            for (Entry entry : journal.entries(name)) if (isInPlan(entry)) read(entry, stores.get(entry.level()));
        for (int level = 1; level < levels.size(); level++) removeWithoutChildren(level);
    }

    private boolean isInPlan(Entry entry) {
        return entry.level() < levels.size()
                && entry.index() < levels.get(entry.level()).size();
    }

    private void read(Entry entry, LevelStore store) {
        boolean there = entry.stored().isPresent() && entry.stored().get().bytes() == storedBytes(entry, store);
        if (there) levels.get(entry.level()).add(entry.index());
        else levels.get(entry.level()).remove(entry.index());
    }

    private static long storedBytes(Entry entry, LevelStore store) {
        try {
            return store.storedBytes(store.layout().blockPosition(entry.index()));
        } catch (ZarrkitException e) {
            throw e.within("continuing, block " + entry.index() + " of level " + entry.level());
        }
    }

    private void removeWithoutChildren(int level) {
        BlockSet blocks = levels.get(level);
        for (long index = 0; index < blocks.size(); index++)
            if (blocks.contains(index) && !hasChildren(level, layouts.get(level).blockPosition(index)))
                blocks.remove(index);
    }

    private boolean hasChildren(int level, long[] position) {
        LevelLayout finer = layouts.get(level - 1);
        long[] first = layouts.get(level).firstChild(finer, position);
        int[] count = layouts.get(level).children(finer, position);
        int all = java.util.Arrays.stream(count).reduce(1, Math::multiplyExact);
        for (int i = 0; i < all; i++) {
            long[] child = first.clone();
            int rest = i;
            for (int d = 0; d < child.length; d++) {
                child[d] += rest % count[d];
                rest /= count[d];
            }
            if (!contains(level - 1, child)) return false;
        }
        return true;
    }

    boolean contains(int level, long[] position) {
        return levels.get(level).contains(layouts.get(level).blockIndex(position));
    }

    /** Notes a block that is in the store. */
    void add(int level, long[] position, StoredBlock stored) {
        long index = layouts.get(level).blockIndex(position);
        journal.add(level, index, stored);
        levels.get(level).add(index);
    }

    /** Notes that a block is not in the store after all, nor those that were made from it. */
    void takeBack(int level, long index) {
        long[] position = layouts.get(level).blockPosition(index);
        for (int i = level; ; i++) {
            long at = layouts.get(i).blockIndex(position);
            levels.get(i).remove(at);
            journal.takeBack(i, at);
            if (i + 1 == layouts.size()) return;
            position = layouts.get(i + 1).parent(layouts.get(i), position);
        }
    }

    /** How many blocks of a level are finished. */
    long count(int level) {
        return levels.get(level).count();
    }

    boolean isComplete(int level) {
        return count(level) == levels.get(level).size();
    }
}
