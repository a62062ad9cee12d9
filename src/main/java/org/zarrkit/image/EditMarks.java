package org.zarrkit.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.ngff.Axis;
import org.zarrkit.store.Keys;
import org.zarrkit.store.Store;
import org.zarrkit.store.WritableStore;

/**
 * The {@link EditNote notes} in the store of an image: while one stands, coarser levels may not agree with level 0 there.
 * The first line of a note is its region, the second its state, the third the shapes of all levels when it was put.
 */
final class EditMarks {

    /** Below the image's path; no node of Zarr can have this name. */
    private static final String FOLDER = ".zarrkit-edit";

    private static final Pattern RANGE = Pattern.compile("(.+)=([0-9]{1,18})\\.\\.([0-9]{1,18})");

    private EditMarks() {}

    /** Notes a region; returns the note. */
    static EditNote put(StoredImage image, Interval region, String state) {
        EditNote note = new EditNote(Keys.join(image.path(), FOLDER + "/" + UUID.randomUUID()), region, state);
        put(image, note);
        return note;
    }

    /** Puts a note, in the place of what it said before. */
    static void put(StoredImage image, EditNote note) {
        String region = BlockText.of(note.region(), image.multiscale().axes());
        String shapes = LevelShapes.of(image.arrays()).text();
        String text = String.join("\n", region, note.state(), shapes, "");
        image.store().put(note.key(), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> keys(Store store, String path) {
        try (Stream<String> names = store.children(Keys.join(path, FOLDER))) {
            return names.map(name -> Keys.join(path, FOLDER + "/" + name)).toList();
        }
    }

    /** The lines of a note; none if it was removed meanwhile. */
    private static Stream<List<String>> lines(Store store, String key) {
        return store.get(key).stream()
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
                .map(text -> text.lines().toList())
                .filter(lines -> !lines.isEmpty());
    }

    /** What notes say that the image's arrays were. */
    static List<LevelShapes> shapes(Store store, String path) {
        return keys(store, path).stream()
                .flatMap(key -> lines(store, key))
                .flatMap(lines -> lines.stream().skip(2).flatMap(line -> LevelShapes.parse(line).stream()))
                .toList();
    }

    /** Whether there is a note: levels may not agree. */
    static boolean isNoted(Store store, String path) {
        return !keys(store, path).isEmpty();
    }

    private static String state(List<String> lines) {
        return lines.size() > 1 ? lines.get(1) : "";
    }

    /** What the notes mean for a reader, a sentence each. */
    static List<String> warnings(Store store, String path) {
        return keys(store, path).stream()
                .flatMap(key -> lines(store, key))
                .map(lines -> "the region " + lines.get(0)
                        + (state(lines).equals(EditNote.WRITTEN)
                                ? " was written, and coarser levels are not made from it yet: update the levels"
                                : " is being written, or its writing was interrupted: levels may not agree there;"
                                        + " write it again"))
                .toList();
    }

    /** All notes; what can't be read is about all of the image. */
    static List<EditNote> notes(Store store, String path, List<Axis> axes, Interval image) {
        List<EditNote> notes = new ArrayList<>();
        for (String key : keys(store, path))
            lines(store, key)
                    .forEach(lines -> notes.add(new EditNote(key, region(lines.get(0), axes, image), state(lines))));
        return notes;
    }

    private static Interval region(String text, List<Axis> axes, Interval image) {
        long[] min = image.minAsLongArray();
        long[] max = image.maxAsLongArray();
        for (String part : text.split(",")) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) continue;
            for (int d = 0; d < min.length; d++)
                if (axes.get(axes.size() - 1 - d).name().equals(range.group(1))) {
                    min[d] = Math.min(Long.parseLong(range.group(2)), max[d]);
                    max[d] = Math.max(min[d], Math.min(Long.parseLong(range.group(3)), max[d]));
                }
        }
        return new FinalInterval(min, max);
    }

    /** Removes these notes, and their folder if none is left. */
    static void remove(WritableStore store, String path, List<EditNote> notes) {
        notes.forEach(note -> store.delete(note.key()));
        store.deleteEmpty(Keys.join(path, FOLDER));
    }
}
