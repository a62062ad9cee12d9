package org.zarrkit.blocks;

import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.BlockText;
import org.zarrkit.image.CompleteImage;
import org.zarrkit.image.OriginState;
import org.zarrkit.image.PyramidWriter;
import org.zarrkit.image.SaveCheck;
import org.zarrkit.image.SavedLabels;
import org.zarrkit.image.SpotCheck;
import org.zarrkit.image.StoredBlocks;
import org.zarrkit.image.WritePlan;
import org.zarrkit.image.WriteTarget;

/** One image while it is saved: what is there already, step by step the rest, the check, the end. */
final class SavedImage implements AutoCloseable {

    private final Begun begun;
    private final PyramidWriter writer;

    private SavedImage(Begun begun, PyramidWriter writer) {
        this.begun = begun;
        this.writer = writer;
    }

    /**
     * What is to be saved, by whom.
     *
     * @param output of whose image all that depends on whole images is worked out
     * @param source what tells the image from others
     */
    record Begun(PyramidSaver.Output output, String source, BlockRunner runner, Progress progress) {

        LazyImage<?> image() {
            return output.image();
        }

        WriteTarget target() {
            return output.target();
        }
    }

    /** What tells an image from others: its source, as far as that can be told without reading pixels, and operations. */
    static String source(PyramidSaver.Output output) {
        String labels =
                output.labels().isEmpty() ? "" : "labels " + output.labels().keySet() + System.lineSeparator();
        return output.image()
                + System.lineSeparator()
                + labels
                + OriginState.of(output.image().source().origins());
    }

    /**
     * Begins to write an image, or goes on with one; empty if it is complete already.
     *
     * @throws TargetExistsException if what is there is another image
     */
    static Optional<SavedImage> open(Begun begun, WritePlan plan) {
        Optional<SpotCheck> there = CompleteImage.find(plan, begun.target(), begun.source);
        if (there.isPresent()) {
            requireSame(begun, there.get(), "exists already, and was saved from other pixels");
            begun.progress.note(begun.target().place() + " is complete already");
            return Optional.empty();
        }
        PyramidWriter writer = PyramidWriter.open(plan, begun.target(), begun.source);
        try {
            if (writer.finishedCount() > 0) goOn(begun, writer);
            return Optional.of(new SavedImage(begun, writer));
        } catch (RuntimeException | Error e) {
            writer.close();
            throw e;
        }
    }

    private static void goOn(Begun begun, PyramidWriter writer) {
        begun.progress.note("continues " + begun.target().place() + ": " + writer.finishedCount() + " of "
                + writer.blockCount() + " blocks are there");
        requireSame(begun, writer.spotCheck(), "was begun from other pixels: the source has changed since");
    }

    private static void requireSame(Begun begun, SpotCheck stored, String otherwise) {
        begun.runner.run(
                stored.blocks().size(),
                i -> {
                    Interval block = stored.blocks().get((int) i);
                    boolean[] isSame = new boolean[1];
                    within(
                            begun,
                            block,
                            () -> isSame[0] = stored.isStored(
                                    block, begun.image().readOnce(block).pixels()));
                    if (!isSame[0])
                        throw new TargetExistsException(
                                begun.target().place() + " " + otherwise + " (block " + text(begun.image(), block)
                                        + " differs); choose another place, or ask for overwriting");
                },
                begun.progress);
    }

    LazyImage<?> image() {
        return begun.image();
    }

    PyramidWriter writer() {
        return writer;
    }

    /** The blocks that are still to be written. */
    long blocksLeft() {
        return writer.blockCount() - writer.finishedCount();
    }

    /** Copies what is stored, and does not decode it, where nothing about the stored bytes changes; tells whether so. */
    boolean copyStored() {
        if (!image().ops().isEmpty()) return false;
        Optional<StoredBlocks> stored = writer.storedBlocks(image().source());
        stored.ifPresent(blocks -> {
            begun.progress.begin("copy", blocks.count());
            begun.runner.run(blocks.count(), block -> begun.progress.blockDone(blocks.copy(block)), begun.progress);
        });
        return stored.isPresent();
    }

    /** Does what is to be done at a step of the sweep; blocks are taken from a source of the image's pixels. */
    void step(long step, BlockSource pixels) {
        writer.restore(step);
        writer.block(step).ifPresent(block -> {
            within(begun, block, () -> write(block, pixels));
            begun.progress.blockDone(
                    Intervals.numElements(block) * writer.plan().type().sizeInBytes());
        });
    }

    private void write(Interval block, BlockSource pixels) {
        Block computed = pixels == begun.image() ? begun.image().readOnce(block) : pixels.read(block);
        writer.write(block, computed.pixels());
    }

    private static void within(Begun begun, Interval block, Runnable action) {
        try {
            action.run();
        } catch (ZarrkitException e) {
            throw e.within("saving " + begun.target().place() + ", block " + text(begun.image(), block));
        }
    }

    private static String text(LazyImage<?> image, Interval block) {
        return BlockText.of(block, image.multiscale().axes());
    }

    /** Checks what is stored, sizes always, contents if that was asked for, and ends the image. */
    void finish() {
        SaveCheck check = writer.check();
        boolean thorough = begun.target().options().run().verify();
        if (thorough) begun.progress.begin("verify", check.parts());
        begun.runner.run(
                check.parts(),
                part -> {
                    long read = check.check((int) part, thorough);
                    if (thorough) begun.progress.blockDone(read);
                },
                begun.progress);
        saveLabels();
        writer.complete(check);
    }

    private void saveLabels() {
        SavedLabels saved = writer.savedLabels();
        begun.output.labels().forEach((name, pixels) -> {
            begun.progress.note("labels '" + name + "'");
            PyramidSaver.save(pixels, saved.target(name, pixels.labels()), begun.runner, begun.progress);
        });
        saved.list(begun.output.labels().keySet());
    }

    @Override
    public void close() {
        writer.close();
    }
}
