package org.zarrkit.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.JournalReader.Entry;
import org.zarrkit.store.Keys;
import org.zarrkit.store.WritableStore;

/**
 * Which blocks of an image that is being saved are finished, kept in the store beside its arrays until the image is
 * complete. A value {@code recipe} says what is saved and in which blocks; the others have a line for each finished
 * block: level, index, bytes and checksum of what is stored. The values are written now and then: blocks finished since
 * are finished again by who continues. Safe for many threads.
 */
final class SaveJournal {

    /** Below the image's path; no node of Zarr can have this name. */
    static final String FOLDER = ".zarrkit-journal";

    static final String RECIPE = "recipe";

    private static final int MOST_LINES = 10_000;
    private static final long SHORTEST_INTERVAL = 500_000_000L;
    /** A journal of hours has few values, and yet loses little: this part of the time that it has taken. */
    private static final int PART_LOST = 100;

    private final WritableStore store;
    private final String folder;
    /** Two processes that write the same image do not take each other's names. */
    private final String writer = UUID.randomUUID().toString().substring(0, 8);

    private final long begun = System.nanoTime();
    private List<String> lines = new ArrayList<>();
    private long lastWritten = begun;
    private int values;
    private boolean closed;

    private SaveJournal(WritableStore store, String path, int values) {
        this.store = store;
        this.folder = Keys.join(path, FOLDER);
        this.values = values;
    }

    /** Begins a journal; nothing of the image may be in the store before. */
    static SaveJournal create(WritableStore store, String path, SaveRecipe recipe, int[] blockEdges) {
        SaveJournal journal = new SaveJournal(store, path, 0);
        String edges = Arrays.toString(blockEdges).replaceAll("[\\[\\] ]", "");
        journal.put(RECIPE, recipe.text() + JournalReader.BLOCKS + edges + "\n");
        if (!JournalReader.isBegun(store, path))
            throw new StoreException(store + ", key '" + Keys.join(journal.folder, RECIPE)
                    + "' is not stored as it was written; check the disk");
        return journal;
    }

    /** Goes on with the journal that is there. */
    static SaveJournal reopen(WritableStore store, String path) {
        return new SaveJournal(store, path, JournalReader.names(store, path).size());
    }

    /** Notes a block that is in the store. */
    void add(int level, long index, StoredBlock stored) {
        note(String.format(Locale.ROOT, "%d %d %d %08x", level, index, stored.bytes(), stored.checksum()));
    }

    /** Notes that a block is not in the store as was noted. */
    void takeBack(int level, long index) {
        note(level + " " + index + " -");
    }

    private void note(String line) {
        boolean due;
        synchronized (this) {
            if (closed) return;
            lines.add(line);
            long now = System.nanoTime();
            long interval = Math.max(SHORTEST_INTERVAL, (now - begun) / PART_LOST);
            due = lines.size() >= MOST_LINES || now - lastWritten >= interval;
            if (due) lastWritten = now;
        }
        if (due) flush();
    }

    /** Writes what is not written yet. */
    void flush() {
        List<String> rest;
        String name;
        synchronized (this) {
            if (lines.isEmpty()) return;
            rest = lines;
            lines = new ArrayList<>();
            name = String.format(Locale.ROOT, "%06d-%s", ++values, writer);
        }
        put(name, String.join("\n", rest) + "\n");
    }

    private void put(String name, String text) {
        store.put(Keys.join(folder, name), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes what is not written yet, and takes no more: a thread that was given up may still come. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        flush();
    }

    /** The values with finished blocks. */
    List<String> names() {
        return JournalReader.names(store, Keys.parent(folder));
    }

    /** The lines of one of them. */
    List<Entry> entries(String name) {
        return JournalReader.entries(store, Keys.parent(folder), name);
    }

    /** Removes the journal: the image is complete. */
    void delete() {
        store.deleteAll(folder);
    }
}
