package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.TargetExistsException;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.PyramidWriter;
import org.zarrkit.image.SweepDemand;
import org.zarrkit.image.WritePlan;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Pipeline;
import org.zarrkit.ngff.Provenance;

/** Computes images block by block and writes each with all coarser levels, in one sweep. */
public final class PyramidSaver {

    private final BlockRunner runner;
    private final Progress progress;

    private PyramidSaver(BlockRunner runner, Progress progress) {
        this.runner = runner;
        this.progress = progress;
    }

    /**
     * An image, and where and how it is written.
     *
     * @param labels of the image by name, in order; each is as large as the image, or has the size 1, along each of its axes
     */
    public record Output(LazyImage<?> image, Map<String, LazyImage<?>> labels, WriteTarget target) {

        public Output {
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }

        /** An image without labels. */
        public Output(LazyImage<?> image, WriteTarget target) {
            this(image, Map.of(), target);
        }
    }

    /** How {@link #save} would write an image; nothing is read or written. */
    public static WritePlan plan(LazyImage<?> image, WriteTarget target, BlockRunner runner) {
        return plan(fitting(new Output(image, target)), 1, runner);
    }

    /** @param part of the memory: one of so many */
    private static WritePlan plan(Output output, int part, BlockRunner runner) {
        LazyImage<?> image = output.image;
        WriteTarget target = output.target;
        long memory = Math.max(1, target.options().run().memoryInBytes() / part);
        SweepDemand demand = new SweepDemand(runner.threads(), memory, image.unit(), image::bytesToCompute);
        return WritePlan.of(
                target.named(described(image)), image.storedType(), image.dimensions(), target.options(), demand);
    }

    /** Labels are written as labels, unless the target knows more of them. */
    private static Output fitting(Output output) {
        LazyImage<?> image = output.image;
        WriteTarget target = output.target;
        DataType type = image.storedType();
        boolean known = target.options().labels().isPresent();
        if (known || image.labels().isEmpty() || type.isFloat() || type == DataType.BOOL) return output;
        ImageLabel labels = image.labels().get().withoutSource();
        return new Output(
                image, output.labels, target.withOptions(target.options().withLabels(labels)));
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
        save(List.of(new Output(image, target)), runner, progress);
    }

    /**
     * Saves several images in one sweep; what those of one size have in common, their source and first operations, is
     * computed once for each block. Throws as for one image; each of them can then be continued.
     */
    public static void save(List<Output> outputs, BlockRunner runner, Progress progress) {
        requireApart(outputs);
        new PyramidSaver(runner, progress)
                .save(outputs.stream().map(PyramidSaver::fitting).toList());
    }

    private static void requireApart(List<Output> outputs) {
        for (Output output : outputs) {
            for (Output other : outputs)
                output.target.requireApart(other.image.source().origins());
            long here = outputs.stream()
                    .filter(other -> other.target.place().equals(output.target.place()))
                    .count();
            if (here > 1)
                throw new IllegalArgumentException(
                        here + " images are to be saved at " + output.target.place() + "; expected a place for each");
        }
    }

    private void save(List<Output> outputs) {
        // Before the first pass over the image, which may take long.
        for (Output output : outputs) PyramidWriter.requireWritable(output.target);
        List<WritePlan> plans = plans(outputs);
        for (Output output : outputs)
            WritePlan.losses(output.image.multiscale(), output.target.options()).forEach(progress::note);
        save(outputs, plans, new ArrayList<>());
    }

    /** Opens the rest of the images, each within the one before, and writes all when all are open. */
    private void save(List<Output> outputs, List<WritePlan> plans, List<SavedImage> opened) {
        if (outputs.isEmpty()) {
            List<SavedImage> computed =
                    opened.stream().filter(image -> !image.copyStored()).toList();
            for (List<SavedImage> alike : byGrid(computed)) sweep(alike);
            opened.forEach(SavedImage::finish);
            return;
        }
        List<Output> rest = outputs.subList(1, outputs.size());
        List<WritePlan> plansOfRest = plans.subList(1, plans.size());
        Optional<SavedImage> first = open(outputs.get(0), plans.get(0));
        if (first.isEmpty()) save(rest, plansOfRest, opened);
        else
            try (SavedImage image = first.get()) {
                opened.add(image);
                save(rest, plansOfRest, opened);
            }
    }

    /** In blocks of the same edges where their shards allow that. */
    private List<WritePlan> plans(List<Output> outputs) {
        // What is in common is in hand as well.
        int parts = outputs.size() == 1 ? 1 : outputs.size() + 1;
        List<WritePlan> plans = new ArrayList<>();
        for (Output output : outputs) plans.add(plan(output, parts, runner));
        return WritePlan.inSameBlocks(plans);
    }

    private Optional<SavedImage> open(Output output, WritePlan plan) {
        Output ready = new Output(output.image.resolve(runner, progress), output.labels, output.target);
        return SavedImage.open(new SavedImage.Begun(ready, SavedImage.source(output), runner, progress), plan);
    }

    /** Of images with the same, each step of the sweep is the same block. */
    private record Grid(List<List<Long>> blocks, long steps) {}

    private static List<List<SavedImage>> byGrid(List<SavedImage> images) {
        Map<Grid, List<SavedImage>> groups = new LinkedHashMap<>();
        for (SavedImage image : images) {
            Grid grid = new Grid(image.writer().plan().blocks(), image.writer().stepCount());
            groups.computeIfAbsent(grid, any -> new ArrayList<>()).add(image);
        }
        return List.copyOf(groups.values());
    }

    private void sweep(List<SavedImage> alike) {
        List<SavedImage> images = new ArrayList<>(alike);
        images.sort(Comparator.comparing(image -> -image.image().ops().size()));
        List<BlockSource> pixels = SharedBlocks.of(
                images.stream().<LazyImage<?>>map(SavedImage::image).toList());
        progress.begin("save", images.stream().mapToLong(SavedImage::blocksLeft).sum());
        PyramidWriter first = images.get(0).writer();
        int threads = images.stream()
                .mapToInt(image -> image.writer().plan().threads())
                .min()
                .orElseThrow();
        runner.atMost(threads)
                .run(
                        first.stepCount(),
                        step -> {
                            for (int i = 0; i < images.size(); i++)
                                images.get(i).step(step, pixels.get(i));
                        },
                        progress);
    }
}
