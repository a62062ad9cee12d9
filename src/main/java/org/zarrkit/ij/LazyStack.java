package org.zarrkit.ij;

import ij.VirtualStack;
import ij.process.ImageProcessor;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.imglib2.Interval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.ImageJState;

/**
 * The planes of level 0 of a pyramid, each read, or computed, when ImageJ asks for it. Safe for many threads. Changes
 * of a plane's pixels are lost, as in every virtual stack.
 */
public final class LazyStack extends VirtualStack {

    private final Pyramid<?> pyramid;
    private final HyperstackAxes axes;
    private final DataType type;
    private final PrimitiveBlocks<?> blocks;
    private final DisplayRanges shownFirst;
    private final List<String> labels;
    private final Map<Integer, String> newLabels = new ConcurrentHashMap<>();
    /** The planes of the pyramid that are left, from 1; ImageJ can delete slices. */
    private volatile int[] planes;

    private <T extends NativeType<T> & RealType<T>> LazyStack(Pyramid<T> pyramid, HyperstackAxes axes) {
        super(axes.width(), axes.height());
        this.pyramid = pyramid;
        this.axes = axes;
        this.type = pyramid.type();
        this.blocks = PrimitiveBlocks.of(pyramid.level(0)).threadSafe();
        this.planes = IntStream.rangeClosed(1, axes.planes()).toArray();
        this.shownFirst = DisplayRanges.of(pyramid, axes);
        List<String> stated = ImageJState.of(pyramid.multiscale()).sliceLabels();
        this.labels = stated.size() == axes.planes() ? stated : List.of();
        setBitDepth(PlanePixels.bitDepth(type));
    }

    /**
     * The stack of a pyramid. Display ranges that its channels do not state are taken from the coarsest level.
     *
     * @throws org.zarrkit.error.UnsupportedFeatureException if its planes are larger than ImageJ's
     */
    static LazyStack of(Pyramid<?> pyramid) {
        return new LazyStack(pyramid, HyperstackAxes.checked(pyramid));
    }

    /** What the planes come from. */
    public Pyramid<?> pyramid() {
        return pyramid;
    }

    /** Where the image is that the planes come from, if it is stored: a path or URL that can be opened again. */
    public Optional<String> location() {
        String level = "/" + pyramid.multiscale().levels().get(0).path();
        return pyramid.origins().stream()
                .map(LazyStack::text)
                .filter(array -> array.endsWith(level))
                .map(array -> array.substring(0, array.length() - level.length()))
                .findFirst();
    }

    private static String text(URI uri) {
        String text = "file".equals(uri.getScheme()) ? Path.of(uri).toString().replace('\\', '/') : uri.toString();
        return text.replaceFirst("/+$", "");
    }

    HyperstackAxes axes() {
        return axes;
    }

    /** The display ranges with which the stack is shown at first. */
    DisplayRanges shownFirst() {
        return shownFirst;
    }

    /** Whether no slice was deleted. */
    boolean isComplete() {
        return planes.length == axes.planes();
    }

    @Override
    public ImageProcessor getProcessor(int n) {
        Interval plane = axes.plane(planes[index(n)]);
        Object pixels = type.newArray(Math.toIntExact(Intervals.numElements(plane)));
        blocks.copy(plane, pixels);
        ImageProcessor processor = colored(PlanePixels.processor(pixels, type, getWidth(), getHeight()));
        if (cTable != null) processor.setCalibrationTable(cTable);
        processor.setSliceNumber(n);
        return processor;
    }

    private ImageProcessor colored(ImageProcessor plane) {
        return pyramid.imageLabel()
                .map(label -> LabelPlane.colored(plane, label, type))
                .orElse(plane);
    }

    private int index(int n) {
        if (n < 1 || n > planes.length)
            throw new IllegalArgumentException("plane " + n + "; expected 1 to " + planes.length);
        return n - 1;
    }

    @Override
    public int size() {
        return planes.length;
    }

    @Override
    public int getSize() {
        return planes.length;
    }

    /** That which the metadata have for the plane, else the name of its channel; null, as in all stacks, if none. */
    @Override
    public String getSliceLabel(int n) {
        int plane = planes[index(n)];
        String changed = newLabels.get(plane);
        if (changed != null) return changed;
        if (plane <= labels.size() && !labels.get(plane - 1).isEmpty()) return labels.get(plane - 1);
        return Hyperstack.channel(pyramid, axes.channelOf(plane)).label().orElse(null);
    }

    @Override
    public void setSliceLabel(String label, int n) {
        newLabels.put(planes[index(n)], label == null ? "" : label);
    }

    /** Whether a label was set. */
    boolean isRelabelled() {
        return !newLabels.isEmpty();
    }

    @Override
    public void deleteSlice(int n) {
        int deleted = index(n);
        int[] all = planes;
        planes = IntStream.range(0, all.length)
                .filter(i -> i != deleted)
                .map(i -> all[i])
                .toArray();
    }

    @Override
    public String getFileName(int n) {
        return getSliceLabel(n);
    }

    @Override
    public String getDirectory() {
        return "";
    }

    @Override
    public void reduce(int factor) {
        int[] all = planes;
        if (factor < 2 || all.length / factor < 1) return;
        planes = IntStream.range(0, all.length / factor)
                .map(i -> all[i * factor])
                .toArray();
    }
}
