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
 * Notes, in the store of an image, of regions of level 0 that are being written: while they stand, coarser levels may
 * not agree with it. A note that is found later is of a process that was ended, or still writes.
 */
final class EditMarks {

    /** Below the image's path; no node of Zarr can have this name. */
    private static final String FOLDER = ".zarrkit-edit";

    private static final Pattern RANGE = Pattern.compile("(.+)=([0-9]{1,18})\\.\\.([0-9]{1,18})");

    private EditMarks() {}

    /** Notes a region; returns the key of the note. */
    static String put(WritableStore store, String path, Interval region, List<Axis> axes) {
        String key = Keys.join(path, FOLDER + "/" + UUID.randomUUID());
        store.put(key, ByteBuffer.wrap(BlockText.of(region, axes).getBytes(StandardCharsets.UTF_8)));
        return key;
    }

    /** The keys of notes that are there. */
    static List<String> keys(Store store, String path) {
        try (Stream<String> names = store.children(Keys.join(path, FOLDER))) {
            return names.map(name -> Keys.join(path, FOLDER + "/" + name)).toList();
        }
    }

    /** The regions of notes as text, such as {@code x=0..9,y=0..9}. */
    static List<String> texts(Store store, String path) {
        return keys(store, path).stream()
                .flatMap(key -> store.get(key).stream())
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
                .toList();
    }

    /** The regions of notes, cut off at the image; what can't be read is all of the image. */
    static List<Interval> regions(Store store, List<String> keys, List<Axis> axes, Interval image) {
        List<Interval> regions = new ArrayList<>();
        for (String key : keys)
            store.get(key)
                    .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
                    .ifPresent(text -> regions.add(region(text, axes, image)));
        return regions;
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

    static void removeIfEmpty(WritableStore store, String path) {
        if (keys(store, path).isEmpty()) removeAll(store, path);
    }

    static void removeAll(WritableStore store, String path) {
        store.deleteAll(Keys.join(path, FOLDER));
    }

    /** Whether a region is as large as the image along all axes but one. */
    static boolean coversOthers(Interval region, Interval image, int except) {
        for (int d = 0; d < region.numDimensions(); d++)
            if (d != except && (region.min(d) != image.min(d) || region.max(d) != image.max(d))) return false;
        return true;
    }
}
