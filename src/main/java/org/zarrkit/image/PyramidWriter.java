package org.zarrkit.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import net.imglib2.Interval;
import org.zarrkit.error.InvalidMetadataException;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.store.Keys;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.GroupMetadata;
import org.zarrkit.zarr.Hierarchy;
import org.zarrkit.zarr.ZarrArray;

/**
 * Writes an image with all its levels in one sweep: each block of level 0 is given once, in any order and from any
 * thread, and every coarser level is computed from the blocks in hand. A block is a whole number of stored objects, so
 * no two threads write the same one. The OME metadata come last: where they stand, the image is complete. A journal in
 * the store says what is finished: another writer for the same goes on from there.
 */
public final class PyramidWriter implements AutoCloseable {

    private final SavePlace place;
    private final WritePlan plan;
    private final SaveJournal journal;
    private final MortonOrder order;
    private final FinishedBlocks finished;
    private final List<LevelStore> levels = new ArrayList<>();
    /** Of each level but the finest, at the index of the next finer. */
    private final List<CoarserBlocks> coarser = new ArrayList<>();
    /** Of labels whose colours nobody has stated. */
    private final Optional<LabelValues> labels;

    private volatile boolean closed;

    private PyramidWriter(SavePlace place, WritePlan plan, SaveJournal journal) {
        this.place = place;
        this.plan = plan;
        this.journal = journal;
        order = new MortonOrder(plan.levels());
        finished = new FinishedBlocks(journal, plan.levels());
        labels = plan.options()
                .labels()
                .filter(stated -> stated.colors().isEmpty())
                .map(stated -> new LabelValues(plan.type()));
        List<ArrayMetadata> documents = plan.documents();
        for (int i = 0; i < documents.size(); i++) {
            LevelLayout layout = plan.levels().get(i);
            String path =
                    Keys.join(place.path(), plan.multiscale().levels().get(i).path());
            levels.add(new LevelStore(ZarrArray.of(place.store(), path, documents.get(i)), layout));
            if (i > 0)
                coarser.add(new CoarserBlocks(
                        plan.levels().get(i - 1), layout, plan.options().downsampling(), plan.type()));
        }
    }

    /**
     * Checks, before anything that takes long, that an image can be put at a target.
     *
     * @throws TargetExistsException if something stands there and the options do not say to replace it
     */
    public static void requireWritable(WriteTarget target) {
        SavePlace.requireWritable(target);
    }

    /**
     * Prepares an image at a target, or goes on with one that was not finished: the journal and the metadata of all
     * arrays are written.
     *
     * @param source a line or more that tell this source from others: only for the same an unfinished image is continued
     * @throws TargetExistsException if something stands there and the options do not say to replace it
     */
    public static PyramidWriter open(WritePlan plan, WriteTarget target, String source) {
        SaveRecipe recipe = plan.recipe(source);
        SavePlace place = SavePlace.of(target, recipe);
        return place.isUnfinished() ? goOn(place, plan) : begin(place, plan, recipe);
    }

    private static PyramidWriter begin(SavePlace place, WritePlan plan, SaveRecipe recipe) {
        int[] edges = plan.levels().get(0).block();
        SaveJournal journal = SaveJournal.create(place.journalStore(), place.path(), recipe, edges);
        PyramidWriter writer = new PyramidWriter(place, plan, journal);
        writer.createArrays();
        return writer;
    }

    private static PyramidWriter goOn(SavePlace place, WritePlan plan) {
        WritePlan same = JournalReader.blockEdges(place.store(), place.path())
                .map(plan::withBlocks)
                .orElse(plan);
        SaveJournal journal = SaveJournal.reopen(place.store(), place.path());
        PyramidWriter writer = new PyramidWriter(place, same, journal);
        place.store().deleteLeftovers(place.path());
        writer.createArrays(); // they may not have been yet
        writer.finished.read(writer.levels);
        return writer;
    }

    private void createArrays() {
        // A group above labels would be taken for that of an image whose writing goes on.
        if (plan.options().labelsOf().isEmpty())
            Hierarchy.createAncestors(
                    place.store(), place.path(), plan.options().version().zarrFormat());
        for (LevelStore level : levels)
            level.array().metadata().write(place.store(), level.array().path());
    }

    /** What is written: axes, levels, channels. */
    public Multiscale multiscale() {
        return plan.multiscale();
    }

    /** The plan that is followed: of an image that is continued, its blocks are those that it was begun with. */
    public WritePlan plan() {
        return plan;
    }

    /** The number of blocks of level 0. */
    public long blockCount() {
        return plan.levels().get(0).blockCount();
    }

    /** How many of them are in the store. */
    public long finishedCount() {
        return finished.count(0);
    }

    /** Some blocks that are in the store, to compare with the source. */
    public SpotCheck spotCheck() {
        LevelLayout level = plan.levels().get(0);
        return new SpotCheck(levels.get(0), index -> finished.contains(0, level.blockPosition(index)));
    }

    /** The number of steps of the sweep; some of them have no block. */
    public long stepCount() {
        return order.codes();
    }

    /** The block of level 0 of a step, x first, or empty; neighbours come soon after each other. */
    public Optional<Interval> block(long step) {
        LevelLayout level = plan.levels().get(0);
        long[] position = new long[level.block().length];
        boolean open = order.position(step, position) && !finished.contains(0, position);
        return open ? Optional.of(level.blockInterval(position)) : Optional.empty();
    }

    /** Takes what is in the store at a step into the coarser blocks that are not; to be called for each step once. */
    public void restore(long step) {
        long[] position = new long[plan.levels().get(0).block().length];
        if (!order.position(step, position) || !finished.contains(0, position)) return;
        labels.ifPresent(values -> values.add(read(0, position)));
        int level = 0;
        long[] ancestor = position;
        boolean first = true;
        while (level + 1 < levels.size()) {
            if (!coarser.get(level).takes(ancestor)) return;
            long[] parent = coarser.get(level).parent(ancestor);
            if (!finished.contains(level + 1, parent)) break;
            LevelLayout above = plan.levels().get(level + 1);
            first &= java.util.Arrays.equals(
                    ancestor, above.firstChild(plan.levels().get(level), parent));
            ancestor = parent;
            level++;
        }
        // Of all blocks that were reduced into this one, the first brings it.
        if (first && level + 1 < levels.size()) reduce(level, ancestor, read(level, ancestor));
    }

    private Object read(int level, long[] position) {
        try {
            return levels.get(level).read(position);
        } catch (ZarrkitException e) {
            Interval block = plan.levels().get(level).blockInterval(position);
            throw e.within(
                    "continuing, block " + BlockText.of(block, plan.multiscale().axes()));
        }
    }

    /**
     * The copying of stored blocks in place of a sweep, of a source that is stored, in all levels, as it is to be written;
     * empty of others, and of labels without colours: these come from values that are seen.
     */
    public Optional<StoredBlocks> storedBlocks(Pyramid<?> source) {
        return StoredLevels.of(source, plan)
                .filter(alike -> labels.isEmpty())
                .map(alike -> new StoredBlocks(alike, plan, levels, finished));
    }

    /** The labels of this image, for when its pixels are written. */
    public SavedLabels savedLabels() {
        return new SavedLabels(place, plan);
    }

    /**
     * Writes a block that {@link #block} gave.
     *
     * @param pixels a primitive array of the block, x fastest, of the image's type in memory
     * @throws CancellationException if the writer was closed
     */
    public void write(Interval block, Object pixels) {
        long[] position = block.minAsLongArray();
        for (int d = 0; d < position.length; d++)
            position[d] /= plan.levels().get(0).block()[d];
        writeBlock(0, position, pixels);
    }

    private void writeBlock(int i, long[] position, Object pixels) {
        if (closed) throw new CancellationException("the writer is closed");
        Object elements = PixelType.narrow(pixels, plan.type());
        if (i == 0) labels.ifPresent(values -> values.add(pixels));
        finished.add(i, position, levels.get(i).write(position, elements));
        reduce(i, position, PixelType.widen(elements, plan.type()));
    }

    /** Puts the reduced block into its part of the next level, and writes that when nothing of it is missing. */
    private void reduce(int i, long[] position, Object pixels) {
        if (i + 1 == levels.size() || !coarser.get(i).takes(position)) return;
        if (finished.contains(i + 1, coarser.get(i).parent(position))) return;
        coarser.get(i)
                .add(position, pixels)
                .ifPresent(whole -> writeBlock(i + 1, coarser.get(i).parent(position), whole));
    }

    /**
     * The check that what is stored is what was written, for when all blocks are.
     *
     * @throws IllegalStateException if blocks are missing; the image then stays without OME metadata
     */
    public SaveCheck check() {
        for (int i = 0; i < levels.size(); i++)
            if (!finished.isComplete(i))
                throw new IllegalStateException(finished.count(i) + " of "
                        + plan.levels().get(i).blockCount() + " blocks of level " + i + " were written to " + place
                        + "; the image is not complete");
        requireDocuments();
        journal.flush();
        return new SaveCheck(journal, finished, levels, plan.multiscale());
    }

    private void requireDocuments() {
        for (LevelStore level : levels) {
            ZarrArray stored = ZarrArray.open(place.store(), level.array().path());
            if (!WritePlan.text(stored.metadata())
                    .equals(WritePlan.text(level.array().metadata())))
                throw new InvalidMetadataException(stored.place()
                        + " does not have the metadata that were written; another program may have changed them");
        }
    }

    /**
     * Ends the sweep: writes the OME metadata, and replaces what is to be replaced.
     *
     * @param check that all parts of went well
     * @throws org.zarrkit.error.CorruptChunkException if it lacks a block
     */
    public void complete(SaveCheck check) {
        check.requireAll();
        GroupMetadata.of(plan.options().version().zarrFormat(), WrittenMetadata.attributes(completed(), described()))
                .write(place.store(), place.path());
        ZarrImage.open(place.store(), place.path()); // fails if it is not stored as it was written
        journal.delete();
        place.commit();
    }

    private Multiscale completed() {
        if (plan.options().labels().isPresent()) return WrittenMetadata.withoutContrast(plan.multiscale());
        LevelStore coarsest = levels.get(levels.size() - 1);
        return WrittenMetadata.withContrast(plan.multiscale(), plan.type(), coarsest.array());
    }

    /** SHOULD ("image-label"): colours for labels; those in which they are shown where none are stated. */
    private WriteOptions described() {
        WriteOptions options = plan.options();
        return labels.flatMap(LabelValues::colors)
                .map(colors -> options.withLabels(options.labels().orElseThrow().withColors(colors)))
                .orElse(options);
    }

    /** Checks sizes and ends the sweep. */
    public void finish() {
        SaveCheck check = check();
        for (int part = 0; part < check.parts(); part++) check.check(part, false);
        complete(check);
    }

    /** Ends writing; an image that is not complete can be continued by another writer. */
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        journal.close();
    }
}
