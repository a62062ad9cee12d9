package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.LevelUpdate;
import org.zarrkit.image.LongerImage;
import org.zarrkit.image.MoreLevels;
import org.zarrkit.image.StoredImage;
import org.zarrkit.ngff.Downsampling;
import org.zarrkit.ngff.Multiscale;

/**
 * Changes pixels of a stored image, and makes just those parts of its levels anew that they are in. A call that was
 * interrupted leaves a note in the store: the next one brings the levels up to date for its region, too.
 */
public final class PyramidUpdate {

    private final StoredImage target;
    private final UpdateOptions options;
    private final RegionWriter writer;

    private PyramidUpdate(StoredImage target, UpdateOptions options, BlockRunner runner, Progress progress) {
        this.target = target;
        this.options = options;
        this.writer = new RegionWriter(options, runner, progress);
    }

    /** An update of an image; nothing is written before one of its verbs is called. */
    public static PyramidUpdate of(StoredImage target, UpdateOptions options, BlockRunner runner, Progress progress) {
        return new PyramidUpdate(target, options, runner, progress);
    }

    /**
     * Writes an image into the stored one.
     *
     * @param at where its first pixel goes, by axis; 0 along axes that are not named
     * @throws IllegalArgumentException if it does not fit in there, is of another type, or is not aligned although other
     *     processes write
     * @throws org.zarrkit.error.ZarrkitException if a block can't be computed or written; the message says which
     */
    public void patch(LazyImage<?> pixels, Map<String, Long> at) {
        Placement placement = Placement.of(pixels.spec(), target.multiscale(), at);
        requireType(pixels);
        placement.requireWithin(target.interval(), target.multiscale());
        if (options.concurrent()) target.requireAligned(placement.region());
        write(target, pixels, placement, () -> {});
    }

    /**
     * Appends an image at the end of an axis, such as time points or channels. Readers find the image as it was until
     * all of it is there.
     *
     * @param again whether nothing is done if an earlier call was ended when only its note was left to remove
     * @throws IllegalArgumentException if it has another size along other axes, or another type
     */
    public void append(LazyImage<?> pixels, String axis, boolean again) {
        requireType(pixels);
        long count = length(pixels.spec().multiscale(), pixels.spec().interval(), axis)
                .orElse(1L);
        if (again && LongerImage.isDone(target, axis, count)) {
            target.removeNotes();
            return;
        }
        LongerImage longer = LongerImage.of(target, axis, count);
        long first = length(target.multiscale(), target.interval(), axis).orElseThrow();
        Placement placement = Placement.of(pixels.spec(), target.multiscale(), Map.of(axis, first));
        placement.requireIs(longer.added(), target.multiscale());
        write(
                longer.image(),
                pixels,
                placement,
                () -> longer.commit(pixels.multiscale().rendering()));
    }

    private static Optional<Long> length(Multiscale multiscale, Interval image, String axis) {
        int rank = multiscale.rank();
        return IntStream.range(0, rank)
                .filter(i -> multiscale.axes().get(i).name().equals(axis))
                .mapToObj(i -> image.dimension(rank - 1 - i))
                .findFirst();
    }

    /**
     * Adds the levels that the image lacks.
     *
     * @param count the number of all levels; empty: until the coarsest fits 256 pixels, or a chunk
     * @param anew whether levels that are there are made anew
     */
    public void levels(Optional<Integer> count, boolean anew) {
        MoreLevels more = MoreLevels.of(target, count, options.downsampling());
        List<Interval> noted = target.noted();
        more.createArrays();
        List<LevelUpdate> updates = more.image().updates(options.downsampling().or(more::method));
        StoredImage.Note note = anew ? target.note(target.interval()) : () -> {};
        if (!anew) noted.forEach(region -> update(updates.subList(0, more.first() - 1), region));
        update(updates, target.interval(), anew ? 1 : more.first());
        more.commit();
        note.remove();
        target.removeNotes();
    }

    private void requireType(LazyImage<?> pixels) {
        DataType type = pixels.storedType();
        if (type != target.type())
            throw new IllegalArgumentException("what is to be written is " + type.zarrName() + ", the image "
                    + target.type().zarrName() + "; convert it first: convert type="
                    + target.type().zarrName());
    }

    /** Writes level 0, brings the others up to date, and then calls {@code commit}. */
    private void write(StoredImage image, LazyImage<?> pixels, Placement placement, Runnable commit) {
        List<LevelUpdate> updates = image.updates(options.downsampling().or(() -> onlyLevel(image)));
        LazyImage<?> ready = writer.resolve(pixels);
        // Concurrent writers find each other's notes: regions in which they must not write.
        List<Interval> regions = new ArrayList<>(options.concurrent() ? List.of() : target.noted());
        regions.add(placement.region());
        StoredImage.Note note = target.note(placement.region());
        writer.run(
                image.blocks(placement.region()),
                image.type(),
                new RegionWriter.Work(
                        "write",
                        image.bytesPerBlock() + ready.bytesToCompute(image.blockEdges()),
                        block -> image.write(
                                block, ready.readOnce(placement.inSource(block)).pixels()),
                        image::read,
                        image.multiscale().axes()));
        regions.forEach(region -> update(updates, region));
        commit.run();
        note.remove();
        if (!options.concurrent()) target.removeNotes();
    }

    /** An image of one level has none that a method would have to be known for. */
    private static Optional<Downsampling> onlyLevel(StoredImage image) {
        return image.multiscale().levels().size() == 1 ? Optional.of(Downsampling.MEAN) : Optional.empty();
    }

    /** Makes what a region of level 0 is reduced to anew, in levels from the first on. */
    private void update(List<LevelUpdate> updates, Interval region) {
        update(updates, region, 1);
    }

    private void update(List<LevelUpdate> updates, Interval region, int first) {
        Interval part = region;
        for (int level = 1; level <= updates.size(); level++) {
            LevelUpdate update = updates.get(level - 1);
            Optional<Interval> coarser = update.region(part);
            if (coarser.isEmpty()) return;
            part = coarser.get();
            if (level < first) continue;
            writer.run(
                    update.blocks(part),
                    target.type(),
                    new RegionWriter.Work(
                            "level " + level,
                            update.bytesPerBlock(),
                            update::update,
                            update::read,
                            target.multiscale().axes()));
        }
    }
}
