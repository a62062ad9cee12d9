package org.zarrkit.blocks;

import org.zarrkit.image.PyramidWriter;
import org.zarrkit.image.WriteTarget;

/** Computes an image block by block and writes each with all coarser levels, in one sweep. */
public final class PyramidSaver {

    private PyramidSaver() {}

    /**
     * Saves an image, and returns when all of it is there.
     *
     * @throws IllegalArgumentException if it would replace the arrays that the image is read from
     * @throws java.util.concurrent.CancellationException if {@code progress} cancels; what is written then has no OME
     *     metadata
     */
    public static void save(LazyImage<?> image, WriteTarget target, BlockRunner runner, Progress progress) {
        // Before the first pass over the image, which may take long.
        if (PyramidWriter.requireWritable(target))
            target.requireApart(image.source().origins());
        LazyImage<?> ready = image.resolve(runner, progress);
        PyramidWriter writer = PyramidWriter.create(target, ready.multiscale(), ready.storedType(), ready.dimensions());
        progress.begin("save", writer.blockCount());
        runner.run(
                writer.stepCount(),
                step -> writer.block(step).ifPresent(interval -> {
                    Block block = ready.read(interval);
                    writer.write(interval, block.pixels());
                    progress.blockDone(block.size());
                }),
                progress);
        writer.finish();
    }
}
