package org.zarrkit.ij;

import ij.VirtualStack;
import ij.process.ImageProcessor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.ImageJState;

/**
 * The planes of one level of a pyramid, each read, or computed, when ImageJ asks for it, or a little earlier if it looks
 * at one after the other. Safe for many threads. Changes of a plane's pixels are lost, as in every virtual stack.
 */
public final class LazyStack extends VirtualStack {

    private final Pyramid<?> whole;
    private final Pyramid<?> pyramid;
    private final HyperstackAxes axes;
    private final DataType type;
    private final PlaneLoader loader;
    private final ScrollDirection direction;
    private final UnreadablePlanes unreadable;
    private final DisplayRanges shownFirst;
    private final List<String> labels;
    private final Map<Integer, String> newLabels = new ConcurrentHashMap<>();
    /** The planes of the pyramid that are left, from 1; ImageJ can delete slices. */
    private volatile int[] planes;

    private <T extends NativeType<T> & RealType<T>> LazyStack(Pyramid<?> whole, Pyramid<T> shown, CellCache cache) {
        super(
                Math.toIntExact(shown.level(0).dimension(0)),
                Math.toIntExact(shown.level(0).dimension(1)));
        this.whole = whole;
        this.pyramid = shown;
        this.axes = HyperstackAxes.of(shown);
        this.type = shown.type();
        this.loader = PlaneLoader.of(shown, axes, cache);
        this.direction = new ScrollDirection(axes);
        this.planes = IntStream.rangeClosed(1, axes.planes()).toArray();
        this.shownFirst = DisplayRanges.of(shown, axes);
        this.unreadable = new UnreadablePlanes(Hyperstack.title(whole));
        List<String> stated = ImageJState.of(shown.multiscale()).sliceLabels();
        this.labels = stated.size() == axes.planes() ? stated : List.of();
        setBitDepth(PlanePixels.bitDepth(type));
    }

    /**
     * The stack of a level, or of the finest coarser one that ImageJ and the memory can hold a plane of. Display ranges
     * that the channels do not state are taken from the coarsest level.
     *
     * @param cache where what was loaded is kept
     * @throws org.zarrkit.error.UnsupportedFeatureException if no level has planes that ImageJ can hold
     */
    static LazyStack of(Pyramid<?> pyramid, int level, CellCache cache) {
        int shown = FittingLevel.of(pyramid, level);
        Pyramid<?> from = shown == 0 ? pyramid : pyramid.from(shown);
        return new LazyStack(pyramid, from, cache);
    }

    /** What the planes come from: level 0 of it is shown. */
    public Pyramid<?> pyramid() {
        return pyramid;
    }

    /** The pyramid that {@link #pyramid} is a part of, with the finer levels. */
    public Pyramid<?> whole() {
        return whole;
    }

    /** The level of {@link #whole} that is shown. */
    public int level() {
        return whole.levelCount() - pyramid.levelCount();
    }

    /** Who is told of the first plane that can't be read while it is only looked at. */
    public void onUnreadable(Consumer<ZarrkitException> listener) {
        unreadable.tell(listener);
    }

    /** Loads planes, so that {@link #getProcessor} is fast for these until others are prepared. */
    void prepare(int[] slices) {
        loader.prepare(Arrays.stream(slices)
                .map(n -> planes[index(n)])
                .mapToObj(axes::plane)
                .toList());
    }

    /** Forgets what was to be loaded ahead. */
    void close() {
        loader.close();
    }

    /** Where the image is that the planes come from, if it is stored: a path or URL that can be opened again. */
    public Optional<String> location() {
        String level = "/" + whole.multiscale().levels().get(0).path();
        return whole.origins().stream()
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
        int plane = planes[index(n)];
        Object pixels;
        try {
            pixels = loader.load(axes.plane(plane));
        } catch (ZarrkitException failure) {
            double white = shownFirst.of(axes.channelOf(plane)).max() + PlanePixels.shift(type);
            return unreadable.standIn(failure, type, this, white);
        }
        direction.after(plane, loader.ahead()).forEach(next -> loader.prefetch(axes.plane(next)));
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
