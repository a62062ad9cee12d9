package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.blocks.UpdateOptions.Sharing;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.BlockText;
import org.zarrkit.image.LevelUpdate;
import org.zarrkit.image.LongerImage;
import org.zarrkit.image.MoreLevels;
import org.zarrkit.image.RegionGrid;
import org.zarrkit.image.StoredImage;
import org.zarrkit.ngff.Downsampling;

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

    /** A part of a coarser level that is made anew. */
    private record LevelPart(int level, LevelUpdate update, Interval region) {

        String name() {
            return "level " + level;
        }

        RegionGrid blocks() {
            return update.blocks(region);
        }
    }

    /**
     * Writes an image into the stored one.
     *
     * @param at where its first pixel goes, by axis; 0 along axes that are not named
     * @throws IllegalArgumentException if it does not fit in there, is of another type, is not aligned although other
     *     processes write, or one of them writes there
     * @throws org.zarrkit.error.ZarrkitException if a block can't be computed or written; the message says which
     */
    public void patch(LazyImage<?> pixels, Map<String, Long> at) {
        Placement placement = placed(pixels, at);
        List<LevelUpdate> updates = updatesNow();
        UpdateNotes notes = UpdateNotes.of(target, placement.region(), options);
        write(target, pixels, placement);
        notes.regions().forEach(region -> update(updates, region, 1));
        notes.end();
    }

    /** What {@link #patch} would write; fails as it does, but for other processes. */
    public UpdatePlan planPatch(LazyImage<?> pixels, Map<String, Long> at) {
        Interval region = placed(pixels, at).region();
        return plan(target, region, updatesNow());
    }

    /** None if levels are left to others, who then have to know how they are made. */
    private List<LevelUpdate> updatesNow() {
        return options.sharing() == Sharing.LEVELS_LATER ? List.of() : updates(target);
    }

    private Placement placed(LazyImage<?> pixels, Map<String, Long> at) {
        Placement placement = Placement.of(pixels.spec(), target.multiscale(), at);
        requireFit(pixels);
        placement.requireWithin(target.interval(), target.multiscale());
        int levels = options.sharing() == Sharing.LEVELS_LATER
                ? 1
                : target.multiscale().levels().size();
        if (options.sharing() != Sharing.ALONE) target.requireAligned(placement.region(), levels);
        return placement;
    }

    /**
     * Appends images at the end of an axis, one after the other, such as time points or channels. Readers find the image
     * as it was until all of it is there. With {@code resume} nothing is appended if an earlier call was ended when only
     * its note was left to remove.
     *
     * @throws IllegalArgumentException if one has another size along other axes, or another type, or other processes
     *     write
     * @throws org.zarrkit.error.ZarrkitException if a block can't be computed or written; the message says which
     */
    public void append(List<LazyImage<?>> images, String axis) {
        Appended appended = appended(images, axis);
        Optional<LongerImage> done = done(appended);
        if (done.isPresent()) {
            end(done.get(), appended);
            return;
        }
        LongerImage longer = LongerImage.of(target, axis, appended.count());
        List<Placement> placements = appended.placements(target, longer);
        List<LevelUpdate> updates = updates(longer.image());
        UpdateNotes notes = UpdateNotes.of(target, longer.added(), options);
        for (int i = 0; i < images.size(); i++) write(longer.image(), images.get(i), placements.get(i));
        notes.regions().forEach(region -> update(updates, region, 1));
        longer.commit(appended.rendering());
        notes.end();
    }

    /** Others may have left notes since the append that was ended. */
    private void end(LongerImage done, Appended appended) {
        UpdateNotes notes = UpdateNotes.left(target, options);
        levelParts(notes).forEach(this::update);
        done.commit(appended.rendering());
        notes.end();
    }

    private List<LevelPart> levelParts(UpdateNotes notes) {
        List<LevelUpdate> updates = updates(target);
        return notes.regions().stream()
                .flatMap(region -> parts(updates, region, 1).stream())
                .toList();
    }

    /** What {@link #append} would write; fails as it does, but for other processes. */
    public UpdatePlan planAppend(List<LazyImage<?>> images, String axis) {
        Appended appended = appended(images, axis);
        if (done(appended).isPresent()) return plan(levelParts(UpdateNotes.left(target, options)));
        LongerImage longer = LongerImage.of(target, axis, appended.count());
        appended.placements(target, longer);
        return plan(longer.image(), longer.added(), updates(longer.image()));
    }

    private Appended appended(List<LazyImage<?>> images, String axis) {
        if (options.sharing() != Sharing.ALONE)
            throw new IllegalArgumentException("only one process at a time can append to "
                    + target.multiscale().name() + " along " + axis + "; let others wait");
        images.forEach(this::requireFit);
        return new Appended(images, axis);
    }

    private Optional<LongerImage> done(Appended appended) {
        return options.resume() ? LongerImage.done(target, appended.axis(), appended.count()) : Optional.empty();
    }

    /**
     * Adds the levels that the image lacks, and brings those up to date that others have left behind.
     *
     * @param count the number of all levels; empty: until the coarsest fits 256 pixels, or a chunk
     * @param anew whether levels that are there are made anew
     * @throws IllegalArgumentException if another process writes
     */
    public void levels(Optional<Integer> count, boolean anew) {
        MoreLevels more = MoreLevels.of(target, count, options.downsampling(), anew);
        UpdateNotes notes =
                anew ? UpdateNotes.of(target, target.interval(), options) : UpdateNotes.left(target, options);
        target.putBack();
        more.createArrays();
        levelParts(more, anew ? List.of() : notes.regions(), anew).forEach(this::update);
        more.commit();
        notes.end();
    }

    /** What {@link #levels} would write. */
    public UpdatePlan planLevels(Optional<Integer> count, boolean anew) {
        MoreLevels more = MoreLevels.of(target, count, options.downsampling(), anew);
        List<Interval> left = UpdateNotes.left(target, options).regions();
        return plan(levelParts(more, anew ? List.of() : left, anew));
    }

    private List<LevelPart> levelParts(MoreLevels more, List<Interval> left, boolean anew) {
        List<LevelUpdate> updates = more.image().updates(options.downsampling().or(more::method));
        List<LevelPart> parts = new ArrayList<>();
        left.forEach(region -> parts.addAll(parts(updates.subList(0, more.first() - 1), region, 1)));
        parts.addAll(parts(updates, target.interval(), anew ? 1 : more.first()));
        return parts;
    }

    private void requireFit(LazyImage<?> pixels) {
        target.requireApart(pixels.source().origins());
        DataType type = pixels.storedType();
        if (type != target.type())
            throw new IllegalArgumentException("what is to be written is " + type.zarrName() + ", the image "
                    + target.type().zarrName() + "; convert it first: convert type="
                    + target.type().zarrName());
    }

    private List<LevelUpdate> updates(StoredImage image) {
        return image.updates(options.downsampling().or(() -> onlyLevel(image)));
    }

    /** An image of one level has none that a method would have to be known for. */
    private static Optional<Downsampling> onlyLevel(StoredImage image) {
        return image.multiscale().levels().size() == 1 ? Optional.of(Downsampling.MEAN) : Optional.empty();
    }

    /** Writes level 0. */
    private void write(StoredImage image, LazyImage<?> pixels, Placement placement) {
        LazyImage<?> ready = writer.resolve(pixels);
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
    }

    /** Makes what a region of level 0 is reduced to anew, in levels from the first on. */
    private void update(List<LevelUpdate> updates, Interval region, int first) {
        parts(updates, region, first).forEach(this::update);
    }

    private void update(LevelPart part) {
        writer.run(
                part.blocks(),
                target.type(),
                new RegionWriter.Work(
                        part.name(),
                        part.update.bytesPerBlock(),
                        part.update::update,
                        part.update::read,
                        target.multiscale().axes()));
    }

    private static List<LevelPart> parts(List<LevelUpdate> updates, Interval region, int first) {
        List<LevelPart> parts = new ArrayList<>();
        Interval part = region;
        for (int level = 1; level <= updates.size(); level++) {
            Optional<Interval> coarser = updates.get(level - 1).region(part);
            if (coarser.isEmpty()) break;
            part = coarser.get();
            if (level >= first) parts.add(new LevelPart(level, updates.get(level - 1), part));
        }
        return parts;
    }

    private UpdatePlan plan(StoredImage image, Interval region, List<LevelUpdate> updates) {
        List<UpdatePlan.Part> parts = new ArrayList<>();
        parts.add(part("write", region, image.blocks(region)));
        parts.addAll(plan(parts(updates, region, 1)).parts());
        return new UpdatePlan(parts);
    }

    private UpdatePlan plan(List<LevelPart> parts) {
        return new UpdatePlan(parts.stream()
                .map(part -> part(part.name(), part.region, part.blocks()))
                .toList());
    }

    private UpdatePlan.Part part(String name, Interval region, RegionGrid blocks) {
        String text = BlockText.of(region, target.multiscale().axes());
        return new UpdatePlan.Part(
                name,
                text,
                blocks.count(),
                Intervals.numElements(region) * target.type().sizeInBytes());
    }
}
