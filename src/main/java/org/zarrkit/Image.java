package org.zarrkit;

import ij.ImagePlus;
import java.util.List;
import java.util.Map;
import org.zarrkit.blocks.AutoThreshold;
import org.zarrkit.blocks.BlockFunction;
import org.zarrkit.blocks.BlockOp;
import org.zarrkit.blocks.BlockRunner;
import org.zarrkit.blocks.Gaussian;
import org.zarrkit.blocks.InMemory;
import org.zarrkit.blocks.LazyImage;
import org.zarrkit.blocks.OpText;
import org.zarrkit.blocks.Progress;
import org.zarrkit.blocks.RunOps;
import org.zarrkit.blocks.ThreadRunner;
import org.zarrkit.blocks.Threshold;
import org.zarrkit.ij.Hyperstack;
import org.zarrkit.ij.LabelOverlay;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.image.WritePlan;

/**
 * An image and what is to be done with it, for scripts. Immutable and lazy: each verb returns a new image, and nothing
 * is computed before it is shown, saved or looked at.
 */
public final class Image implements ImageMeasures, ImageUpdates {

    private final Pyramid<?> pyramid;
    private final LazyImage<?> lazy;
    private final Origin origin;

    private Image(Pyramid<?> pyramid, LazyImage<?> lazy, Origin origin) {
        this.origin = origin;
        this.pyramid = pyramid;
        this.lazy = lazy;
    }

    static Image of(Pyramid<?> pyramid) {
        return new Image(pyramid, LazyImage.of(pyramid), Origin.NONE);
    }

    Image from(Origin other) {
        return new Image(pyramid, lazy, other);
    }

    /** What was wrong with the image and tolerated, or changed, when it was opened: a sentence each. */
    public List<String> warnings() {
        return origin.warnings();
    }

    /** The image at a coarser level; 0 is full size. For images as they were opened, before any operation. */
    public Image level(int level) {
        if (!lazy.ops().isEmpty())
            throw new IllegalArgumentException(
                    "choose the level before the operations: open(...).level(1).gaussian(2)");
        return level == 0 ? this : origin.level(pyramid, level);
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

    /** A part of the image in x and y, of all its planes; it stays where it is in space. In pixels. */
    public Image crop(long x, long y, long width, long height) {
        return then("crop x=" + x + ".." + (x + width - 1) + " y=" + y + ".." + (y + height - 1));
    }

    /** An operation as text, as in macros: {@code "gaussian sigma=2"}. */
    public Image then(String operation) {
        return then(operation, Map.of());
    }

    /** The same, where the text may name other images that are there already, by their keys. */
    public Image then(String operation, Map<String, Image> images) {
        return then(OpText.parse(
                operation, lazy.spec(), name -> images.containsKey(name) ? images.get(name).lazy : operand(name)));
    }

    /**
     * The operations of a pipeline, whatever its source, after those that are there: see {@link Zarrkit#pipeline}.
     *
     * @throws IllegalArgumentException if one can't be applied to this image
     */
    public Image then(PipelineText pipeline) {
        return new Image(pyramid, lazy.then(pipeline.steps(), Image::operand), origin);
    }

    private static LazyImage<?> operand(String location) {
        return Zarrkit.open(location).lazy();
    }

    /** Computes everything now, into memory. Refused before anything is allocated where memory does not hold it. */
    public Image compute() {
        return of(InMemory.compute(lazy, ThreadRunner.shared(), Progress.NONE)).from(origin);
    }

    /** The same image, whose cells are computed once for all that is made of it, as long as the memory budget allows. */
    public Image cache() {
        return of(pyramid()).from(origin);
    }

    /** The same image, whose cells are computed once, and kept in temporary files until Java ends. */
    public Image cacheToDisk() {
        return of(lazy.onDisk(CellCache.shared())).from(origin);
    }

    /** Where the image was opened, and the operations on it: to be shown, kept in a file, or applied to other images. */
    public PipelineText pipeline() {
        return new PipelineText(lazy.pipeline());
    }

    /**
     * A function of Java or Jython, {@code def f(block, position)}, on each block: see {@link BlockFunction}. Its values
     * get the type of the image.
     */
    public Image mapBlocks(BlockFunction function) {
        return mapOverlap(function);
    }

    /**
     * The same with pixels around each block.
     *
     * @param depth of these, in pixels, for all axes of space, or one for each axis, x first
     */
    public Image mapOverlap(BlockFunction function, int... depth) {
        return mapOverlap(function, lazy.type().zarrName(), depth);
    }

    /** The same with values of a type such as "float32". */
    public Image mapOverlap(BlockFunction function, String type, int... depth) {
        return then(RunOps.function(function, type, depth, lazy.spec()));
    }

    private Image then(BlockOp op) {
        return new Image(pyramid, lazy.then(op), origin);
    }

    /** The same image, whose label images are not saved with it. */
    public Image withoutLabels() {
        return from(origin.withoutLabels());
    }

    /** The label images that {@link #save} saves with the image: all, of one as it was opened; those that fit it. */
    public List<String> savedLabels() {
        return List.copyOf(copiedLabels().images().keySet());
    }

    CopiedLabels copiedLabels() {
        return origin.copiedLabels(lazy);
    }

    /**
     * Saves as OME-Zarr with all levels and returns when all is written; refuses to replace anything. Label images of an
     * image as it was opened are saved with it.
     */
    public void save(String location) {
        save(location, WriteOptions.defaults());
    }

    public void save(String location, WriteOptions options) {
        save(location, options, ThreadRunner.shared(), Progress.NONE);
    }

    public void save(String location, WriteOptions options, BlockRunner runner, Progress progress) {
        Output.save(List.of(new Output(this, location, options)), runner, progress);
    }

    /** How {@link #save} would write the image; nothing is read or written. */
    public WritePlan plan(String location, WriteOptions options, BlockRunner runner) {
        return new Output(this, location, options).plan(runner);
    }

    /** The names of the image's label images, as it was opened; none if it is no stored OME-Zarr image. */
    public List<String> labels() {
        return origin.labels();
    }

    /**
     * Opens one of the image's label images.
     *
     * @throws org.zarrkit.error.ZarrkitException if it can't be opened; the message lists those that there are
     */
    public Image label(String name) {
        return origin.label(name);
    }

    /** Levels with lazy pixels and metadata; of the result, if there are operations. */
    @Override
    public Pyramid<?> pyramid() {
        return lazy.pyramid(CellCache.shared());
    }

    /** The source and the operations. */
    @Override
    public LazyImage<?> lazy() {
        return lazy;
    }

    /** A virtual hyperstack of level 0: planes are read or computed when they are shown. */
    public ImagePlus imagePlus() {
        return Hyperstack.of(pyramid());
    }

    /**
     * Shows these labels over an image in ImageJ; they follow its slice and magnification, and only what is in view is
     * read.
     *
     * @param opacity 0 to 1
     * @throws IllegalArgumentException if the pixels are no whole numbers, or do not cover the image
     */
    public void overlay(ImagePlus image, double opacity) {
        LabelOverlay.show(image, pyramid(), opacity);
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
