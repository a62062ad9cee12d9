package org.zarrkit.ij;

import java.lang.ref.SoftReference;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.Interval;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.BlockReader;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;

/**
 * Loads planes of level 0, their cells by several threads at once, and those to come ahead of time. Safe for many
 * threads.
 *
 * <p>What was loaded stays in the one {@link CellCache}: cells, if those of two layers fit, so that each is loaded once
 * for all planes in it; else planes, read past the cache; planes too large for that are not kept at all.
 */
final class PlaneLoader {

    private static final int MOST_THREADS = 8;
    private static final int MOST_AHEAD = 8;
    /** One plane for each thread that loads ahead, and those that are next; older wishes are forgotten. */
    private static final int MOST_WISHES = 64;

    private final PlaneCells<?> cells;
    private final BlockReader reader;
    private final DataType type;
    private final int ahead;
    private final ThreadPoolExecutor threads;
    /** The planes prepared last, by where they start. */
    private volatile Map<List<Long>, SoftReference<Object>> prepared = Map.of();

    private PlaneLoader(Source source, DataType type, String name) {
        this.cells = source.cells;
        this.reader = source.reader;
        this.ahead = source.ahead;
        this.type = type;
        int count = Math.min(MOST_THREADS, Math.max(2, Runtime.getRuntime().availableProcessors()));
        threads = new ThreadPoolExecutor(
                count,
                count,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WISHES),
                task -> {
                    Thread thread = new Thread(task, "zarrkit planes of " + name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardOldestPolicy());
        // An image that nobody looks at has no threads, whether its window is closed or not.
        threads.allowCoreThreadTimeOut(true);
    }

    /** Where planes come from, the cells that are kept of it, and how many planes ahead are worth it. */
    private record Source(PlaneCells<?> cells, BlockReader reader, int ahead) {}

    static <T extends NativeType<T> & RealType<T>> PlaneLoader of(
            Pyramid<T> pyramid, HyperstackAxes axes, CellCache cache) {
        return new PlaneLoader(source(pyramid, axes, cache), pyramid.type(), Hyperstack.title(pyramid));
    }

    private static <T extends NativeType<T> & RealType<T>> Source source(
            Pyramid<T> pyramid, HyperstackAxes axes, CellCache cache) {
        AbstractCellImg<T, ?, ?, ?> level = pyramid.level(0);
        long budget = cache.budget();
        double size = pyramid.type().sizeInBytes() * (double) Math.min(axes.channels(), MOST_AHEAD);
        if (2 * size * layer(level.getCellGrid()) <= budget)
            return new Source(new PlaneCells<>(level), pyramid.cellReader(0), MOST_AHEAD);
        double bytes = size * axes.width() * axes.height();
        if (2 * bytes > budget) return new Source(PlaneCells.none(), pyramid.reader(0), 0);
        BlockReader stored = pyramid.reader(0);
        DataType type = pyramid.type();
        AbstractCellImg<T, ?, ?, ?> planes =
                LazyCells.image(level.dimensionsAsLongArray(), axes.planeShape(), type, cache, plane -> {
                    Object pixels = type.newArray(Math.toIntExact(Intervals.numElements(plane)));
                    stored.read(plane, pixels);
                    return pixels;
                });
        Pyramid<T> ofPlanes = Pyramid.of(
                pyramid.multiscale().withLevels(pyramid.multiscale().levels().subList(0, 1)),
                pyramid.storedType(),
                List.of(planes));
        return new Source(
                new PlaneCells<>(planes), ofPlanes.cellReader(0), (int) Math.min(MOST_AHEAD, budget / (2 * bytes)));
    }

    /** The pixels of all cells that a plane is in. */
    private static double layer(CellGrid grid) {
        double pixels = 1;
        for (int d = 0; d < grid.numDimensions(); d++)
            pixels *= d < 2 ? (double) grid.gridDimension(d) * grid.cellDimension(d) : grid.cellDimension(d);
        return pixels;
    }

    /** How many planes ahead of scrolling should be loaded. */
    int ahead() {
        return ahead;
    }

    /**
     * The pixels of a plane, an array that belongs to the caller.
     *
     * @throws org.zarrkit.error.ZarrkitException if something of it can't be read
     */
    Object load(Interval plane) {
        Object ready = Optional.ofNullable(prepared.get(key(plane)))
                .map(SoftReference::get)
                .orElse(null);
        if (ready == null) return read(plane);
        int length = Array.getLength(ready);
        Object copy = type.newArray(length);
        System.arraycopy(ready, 0, copy, 0, length);
        return copy;
    }

    private Object read(Interval plane) {
        loadCells(plane);
        Object pixels = type.newArray(Math.toIntExact(Intervals.numElements(plane)));
        reader.read(plane, pixels);
        return pixels;
    }

    /**
     * Loads planes, so that {@link #load} is fast for these. The cache alone would not do: it may find other cells more
     * useful. They are given up where memory is short.
     */
    void prepare(List<? extends Interval> planes) {
        Map<List<Long>, SoftReference<Object>> loaded = new HashMap<>();
        for (Interval plane : planes) loaded.put(key(plane), new SoftReference<>(load(plane)));
        prepared = loaded;
    }

    private static List<Long> key(Interval plane) {
        return Arrays.stream(plane.minAsLongArray()).boxed().toList();
    }

    /** Loads the cells that a plane is in. */
    private void loadCells(Interval plane) {
        List<long[]> wanted = cells.of(plane);
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < wanted.size(); i = next.getAndIncrement())
                cells.load(wanted.get(i));
        };
        // Others only help: what they leave, or fail at, is loaded here or met by the reader.
        int helpers = Math.min(threads.getMaximumPoolSize(), wanted.size()) - 1;
        for (int i = 0; i < helpers; i++) threads.submit(work);
        work.run();
    }

    /** Loads a plane some time, unless more is asked for meanwhile. A failure is met by the one who needs the plane. */
    void prefetch(Interval plane) {
        threads.submit(() -> cells.of(plane).forEach(cells::load));
    }

    /** Forgets what was to be loaded ahead. */
    void close() {
        prepared = Map.of();
        threads.getQueue().clear();
    }
}
