package org.zarrkit.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;

/** Reads the journals that {@link SaveJournal} writes. What is damaged in one is left out: its blocks count as missing. */
final class JournalReader {

    static final String BLOCKS = "blocks: ";

    private static final Pattern EDGES = Pattern.compile("[1-9][0-9]{0,8}(,[1-9][0-9]{0,8})*");
    private static final Pattern LINE = Pattern.compile("([0-9]{1,2}) ([0-9]{1,15}) (?:([0-9]{1,18}) ([0-9a-f]{8})|-)");

    private JournalReader() {}

    /**
     * A line.
     *
     * @param stored what is stored of the block; empty if it has turned out not to be
     */
    record Entry(int level, long index, Optional<StoredBlock> stored) {}

    /** Whether there is a journal. */
    static boolean exists(Store store, String path) {
        return store.size(key(path, SaveJournal.RECIPE)).isPresent();
    }

    /** Whether there is a journal that says what it was begun for; nothing else of an image is written before. */
    static boolean isBegun(Store store, String path) {
        return text(store, path, SaveJournal.RECIPE)
                .filter(text -> text.endsWith("\n") && text.lines().anyMatch(line -> line.startsWith(BLOCKS)))
                .isPresent();
    }

    private static String key(String path, String name) {
        return Keys.join(path, SaveJournal.FOLDER + "/" + name);
    }

    /** What the journal was begun for; empty if there is none. */
    static Optional<SaveRecipe> recipe(Store store, String path) {
        return text(store, path, SaveJournal.RECIPE)
                .map(text -> new SaveRecipe(
                        text.lines().filter(line -> !line.startsWith(BLOCKS)).toList()));
    }

    /** The edges of the finest level's blocks, x first. */
    static Optional<int[]> blockEdges(Store store, String path) {
        return text(store, path, SaveJournal.RECIPE)
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith(BLOCKS)).findFirst())
                .map(line -> line.substring(BLOCKS.length()))
                .filter(EDGES.asMatchPredicate())
                .map(edges -> Arrays.stream(edges.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }

    /** The names of the values with finished blocks, in the order in which they were written. */
    static List<String> names(Store store, String path) {
        return store.children(Keys.join(path, SaveJournal.FOLDER))
                .filter(name -> !name.equals(SaveJournal.RECIPE))
                .sorted()
                .toList();
    }

    /** The lines of a value; later ones count. */
    static List<Entry> entries(Store store, String path, String name) {
        List<Entry> entries = new ArrayList<>();
        text(store, path, name)
                .orElse("")
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> entries.add(
                        new Entry(Integer.parseInt(line.group(1)), Long.parseLong(line.group(2)), stored(line))));
        return entries;
    }

    private static Optional<StoredBlock> stored(Matcher line) {
        if (line.group(3) == null) return Optional.empty();
        return Optional.of(new StoredBlock(Long.parseLong(line.group(3)), Integer.parseUnsignedInt(line.group(4), 16)));
    }

    private static Optional<String> text(Store store, String path, String name) {
        return store.get(key(path, name))
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
    }
}
