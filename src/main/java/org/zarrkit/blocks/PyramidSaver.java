package org.zarrkit.blocks;

import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.BlockText;
import org.zarrkit.image.CompleteImage;
import org.zarrkit.image.OriginState;
import org.zarrkit.image.PyramidWriter;
import org.zarrkit.image.SaveCheck;
import org.zarrkit.image.SpotCheck;
import org.zarrkit.image.SweepDemand;
import org.zarrkit.image.WritePlan;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.ngff.Provenance;

/** Computes an image block by block and writes each with all coarser levels, in one sweep. */
public final class PyramidSaver {

    private final LazyImage<?> image;
    private final WriteTarget target;
    private final BlockRunner runner;
    private final Progress progress;

    private PyramidSaver(LazyImage<?> image, WriteTarget target, BlockRunner runner, Progress progress) {
        this.image = image;
        this.target = target;
        this.runner = runner;
        this.progress = progress;
    }

    /** How {@link #save} would write an image; nothing is read or written. */
    public static WritePlan plan(LazyImage<?> image, WriteTarget target, BlockRunner runner) {
        WriteTarget fitting = fitting(image, target);
        long memory = fitting.options().run().memoryInBytes();
        SweepDemand demand = new SweepDemand(runner.threads(), memory, image.unit(), image::bytesToCompute);
        return WritePlan.of(
                fitting.named(described(image)), image.storedType(), image.dimensions(), fitting.options(), demand);
    }

    /** Labels are written as labels, unless the target knows more of them. */
    private static WriteTarget fitting(LazyImage<?> image, WriteTarget target) {
        DataType type = image.storedType();
        boolean known = target.options().labels().isPresent();
        if (known || image.labels().isEmpty() || type.isFloat() || type == DataType.BOOL) return target;
        ImageLabel labels = image.labels().get().withoutSource();
        return target.withOptions(target.options().withLabels(labels));
    }

    /** What is computed says how. */
    private static Multiscale described(LazyImage<?> image) {
        Pipeline pipeline = image.pipeline();
        return pipeline.steps().isEmpty() ? image.multiscale() : Provenance.record(pipeline, image.multiscale());
    }

    /**
     * Saves an image, and returns when all of it is there. What an earlier call for the same image, target and options
     * has left unfinished is continued.
     *
     * @throws TargetExistsException if something stands at the target and is not to be replaced
     * @throws IllegalArgumentException if it would replace the arrays that the image is read from, or the memory does
     *     not hold a block of it
     * @throws ZarrkitException if a block can't be computed or written; the message says which
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels. What is written then, as after any
     *     failure, has no OME metadata and can be continued
     */
    public static void save(LazyImage<?> image, WriteTarget target, BlockRunner runner, Progress progress) {
        target.requireApart(image.source().origins());
        new PyramidSaver(image, fitting(image, target), runner, progress).save();
    }

    private void save() {
        // Before the first pass over the image, which may take long.
        PyramidWriter.requireWritable(target);
        WritePlan plan = plan(image, target, runner);
        WritePlan.losses(image.multiscale(), target.options()).forEach(progress::note);
        if (isThereAlready(plan)) return;
        LazyImage<?> ready = image.resolve(runner, progress);
        try (PyramidWriter writer = PyramidWriter.open(plan, target, source())) {
            if (writer.finishedCount() > 0) goOn(writer, ready);
            sweep(writer, ready);
            SaveCheck check = writer.check();
            check(check);
            writer.complete(check);
        }
    }

    /** What tells the image from others: its source, as far as that can be told without reading pixels, and operations. */
    private String source() {
        return image + System.lineSeparator() + OriginState.of(image.source().origins());
    }

    private boolean isThereAlready(WritePlan plan) {
        Optional<SpotCheck> there = CompleteImage.find(plan, target, source());
        if (there.isEmpty()) return false;
        LazyImage<?> ready = image.resolve(runner, progress);
        requireSame(there.get(), ready, "exists already, and was saved from other pixels");
        progress.note(target.place() + " is complete already");
        return true;
    }

    private void goOn(PyramidWriter writer, LazyImage<?> ready) {
        progress.note("continues " + target.place() + ": " + writer.finishedCount() + " of " + writer.blockCount()
                + " blocks are there");
        requireSame(writer.spotCheck(), ready, "was begun from other pixels: the source has changed since");
    }

    private void requireSame(SpotCheck stored, LazyImage<?> ready, String otherwise) {
        runner.run(
                stored.blocks().size(),
                i -> {
                    Interval block = stored.blocks().get((int) i);
                    boolean[] isSame = new boolean[1];
                    within(
                            block,
                            () -> isSame[0] =
                                    stored.isStored(block, ready.readOnce(block).pixels()));
                    if (!isSame[0])
                        throw new TargetExistsException(target.place() + " " + otherwise + " (block " + text(block)
                                + " differs); choose another place, or ask for overwriting");
                },
                progress);
    }

    private void sweep(PyramidWriter writer, LazyImage<?> ready) {
        int bytesPerPixel = writer.plan().type().sizeInBytes();
        progress.begin("save", writer.blockCount() - writer.finishedCount());
        runner.atMost(writer.plan().threads())
                .run(
                        writer.stepCount(),
                        step -> {
                            writer.restore(step);
                            writer.block(step).ifPresent(block -> {
                                within(
                                        block,
                                        () -> writer.write(
                                                block, ready.readOnce(block).pixels()));
                                progress.blockDone(Intervals.numElements(block) * bytesPerPixel);
                            });
                        },
                        progress);
    }

    private void within(Interval block, Runnable action) {
        try {
            action.run();
        } catch (ZarrkitException e) {
            throw e.within("saving " + target.place() + ", block " + text(block));
        }
    }

    private String text(Interval block) {
        return BlockText.of(block, image.multiscale().axes());
    }

    /** Sizes are always compared, contents if that was asked for. */
    private void check(SaveCheck check) {
        boolean thorough = target.options().run().verify();
        if (thorough) progress.begin("verify", check.parts());
        runner.run(
                check.parts(),
                part -> {
                    long read = check.check((int) part, thorough);
                    if (thorough) progress.blockDone(read);
                },
                progress);
    }
}
