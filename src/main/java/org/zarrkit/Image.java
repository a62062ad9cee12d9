package org.zarrkit;

import ij.ImagePlus;
import java.util.List;
import java.util.Optional;
import org.zarrkit.blocks.AutoThreshold;
import org.zarrkit.blocks.BlockOp;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Gaussian;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.OpText;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.PyramidSaver;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.blocks.Threshold;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.image.ArchiveTarget;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WritePlan;
import org.zarrkit.image.WriteTarget;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.MemoryStore;

/**
 * An image and what is to be done with it, for scripts. Immutable and lazy: each verb returns a new image, and nothing
 * is computed before it is shown, saved or looked at.
 */
public final class Image {

    private final Pyramid<?> pyramid;
    private final LazyImage<?> lazy;

    private final List<String> warnings;

    private Image(Pyramid<?> pyramid, LazyImage<?> lazy, List<String> warnings) {
        this.warnings = List.copyOf(warnings);
        this.pyramid = pyramid;
        this.lazy = lazy;
    }

    static Image of(Pyramid<?> pyramid) {
        return new Image(pyramid, LazyImage.of(pyramid), List.of());
    }

    Image withWarnings(List<String> sentences) {
        return new Image(pyramid, lazy, sentences);
    }

    /** What was wrong with the image and tolerated, or changed, when it was opened: a sentence each. */
    public List<String> warnings() {
        return warnings;
    }

    /** The image at a coarser level; 0 is full size. For images as they were opened, before any operation. */
    public Image level(int level) {
        if (!lazy.ops().isEmpty())
            throw new IllegalArgumentException(
                    "choose the level before the operations: open(...).level(1).gaussian(2)");
        return of(pyramid.from(level)).withWarnings(warnings);
    }

    /** Gaussian smoothing: a standard deviation in pixels for all axes of space, or one for each axis, x first. */
    public Image gaussian(double... sigma) {
        return then(Gaussian.of(sigma, lazy.spec()));
    }

    /** A mask: 255 where the value is at least {@code min}, else 0. */
    public Image threshold(double min) {
        return then(new Threshold(min));
    }

    /** A mask by one of ImageJ's auto-threshold methods, such as "Otsu", on the histogram of the whole image. */
    public Image threshold(String method) {
        return then(AutoThreshold.of(method));
    }

    /** Conversion to a type such as "uint8" or "float32"; to integers rounded and clamped. */
    public Image convert(String type) {
        return then("convert type=" + type);
    }

    /** An operation as text, as in macros: {@code "gaussian sigma=2"}. */
    public Image then(String operation) {
        return then(OpText.parse(
                operation, lazy.spec(), location -> Zarrkit.open(location).lazy()));
    }

    private Image then(BlockOp op) {
        return new Image(pyramid, lazy.then(op), warnings);
    }

    /** Saves as OME-Zarr with all levels and returns when all is written; refuses to replace anything. */
    public void save(String location) {
        save(location, WriteOptions.defaults());
    }

    public void save(String location, WriteOptions options) {
        save(location, options, ThreadRunner.ofAllProcessors(), Progress.NONE);
    }

    public void save(String location, WriteOptions options, BlockRunner runner, Progress progress) {
        Optional<ArchiveTarget> archive = ArchiveTarget.of(location, options.overwrite());
        if (archive.isEmpty()) PyramidSaver.save(lazy, WriteTarget.of(location, options), runner, progress);
        else {
            Optional<String> version = Optional.of(options.version())
                    .filter(v -> v.zarrFormat() == 3)
                    .map(NgffVersion::text);
            archive.get()
                    .write(
                            version,
                            store -> PyramidSaver.save(lazy, new WriteTarget(store, "", options), runner, progress));
        }
    }

    /** How {@link #save} would write the image; nothing is read or written. */
    public WritePlan plan(String location, WriteOptions options, BlockRunner runner) {
        boolean isArchive = ArchiveTarget.of(location, false).isPresent();
        WriteTarget target =
                isArchive ? new WriteTarget(new MemoryStore(), "", options) : WriteTarget.of(location, options);
        return PyramidSaver.plan(lazy, target, runner);
    }

    /** Levels with lazy pixels and metadata; of the result, if there are operations. */
    public Pyramid<?> pyramid() {
        return lazy.pyramid(CellCache.shared());
    }

    /** The source and the operations. */
    public LazyImage<?> lazy() {
        return lazy;
    }

    /** A virtual hyperstack of level 0: planes are read or computed when they are shown. */
    public ImagePlus imagePlus() {
        return Hyperstack.of(pyramid());
    }

    /** Opens a window with {@link #imagePlus}. */
    public ImagePlus show() {
        ImagePlus window = imagePlus();
        window.show();
        return window;
    }

    /** The operations, a line each, below the name of what they start from. */
    @Override
    public String toString() {
        return lazy.toString();
    }
}
