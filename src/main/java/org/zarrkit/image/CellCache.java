package org.zarrkit.image;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import net.imglib2.img.cell.Cell;

/**
 * Decoded and computed cells, within a budget of heap bytes; the least useful are dropped (W-TinyLFU). A cell is
 * computed once, however many threads ask, by the first of them. Safe for many threads.
 */
public final class CellCache {

    /** Weights are counted in these, since Caffeine's are ints. */
    private static final int BYTES_PER_WEIGHT = 64;

    private static final CellCache SHARED = new CellCache(Runtime.getRuntime().maxMemory() / 4);

    private final AsyncCache<Key, Cell<?>> cells;
    private final HeapFootprint footprint = HeapFootprint.ofThisVm();

    /** Identity of the image, and the flat index of the cell in its grid. */
    private record Key(Object image, long index) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.image == image && key.index == index;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(image) * 31 + Long.hashCode(index * 0x9E3779B97F4A7C15L);
        }
    }

    /** Caffeine logs every failure with its stack, except a cancellation; all who wait get this one thrown anyway. */
    private static final class LoadFailure extends CancellationException {

        private static final long serialVersionUID = 1L;

        private final boolean interrupted;

        LoadFailure(Throwable cause, boolean interrupted) {
            initCause(cause);
            this.interrupted = interrupted;
        }
    }

    /** What a person wants to know of a cache: bytes on the heap, and how often it helped. */
    public record Statistics(long budgetBytes, long usedBytes, long cells, long hits, long loaded, long evicted) {
        @Override
        public String toString() {
            return "%d of %d MB in %d cells; %d hits, %d loaded, %d evicted"
                    .formatted(usedBytes >> 20, budgetBytes >> 20, cells, hits, loaded, evicted);
        }
    }

    /** A cache of its own budget. */
    public CellCache(long budgetBytes) {
        cells = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(Math.max(1, budgetBytes / BYTES_PER_WEIGHT))
                .weigher((Key key, Cell<?> cell) -> weight(cell))
                .recordStats()
                .buildAsync();
    }

    /** The cache of this process; its budget is a quarter of the largest heap until it is set. */
    public static CellCache shared() {
        return SHARED;
    }

    private int weight(Cell<?> cell) {
        return (int) (footprint.ofCell(cell) / BYTES_PER_WEIGHT) + 1;
    }

    /**
     * The cell of an image, computed if it is not there. A failure is thrown to all who wait for it, and forgotten; if
     * the thread that computes was interrupted, another of them does it.
     *
     * @param compute may ask this cache for other cells, of other images
     */
    public Cell<?> get(Object image, long index, Supplier<Cell<?>> compute) {
        Key key = new Key(image, index);
        Optional<Cell<?>> cell = Optional.empty();
        while (cell.isEmpty()) cell = getOrCompute(key, compute);
        return cell.get();
    }

    /** Empty if it was to be computed by a thread that was interrupted. */
    private Optional<Cell<?>> getOrCompute(Key key, Supplier<Cell<?>> compute) {
        CompletableFuture<Cell<?>> present = cells.getIfPresent(key);
        if (present != null) return await(present);
        CompletableFuture<Cell<?>> mine = new CompletableFuture<>();
        // Not Caffeine's own computation: that holds a lock, and a cell may need cells.
        CompletableFuture<Cell<?>> other = cells.asMap().putIfAbsent(key, mine);
        if (other != null) return await(other);
        try {
            Cell<?> cell = compute.get();
            mine.complete(cell);
            return Optional.of(cell);
        } catch (Throwable failure) {
            mine.completeExceptionally(
                    new LoadFailure(failure, Thread.currentThread().isInterrupted()));
            throw failure;
        }
    }

    /** The cell of an image if it is there; nothing is computed, or waited for. */
    public Optional<Cell<?>> getIfPresent(Object image, long index) {
        // By the map: a look at what may be absent is no miss.
        CompletableFuture<Cell<?>> present = cells.asMap().get(new Key(image, index));
        if (present == null || !present.isDone() || present.isCompletedExceptionally()) return Optional.empty();
        return Optional.of(present.join());
    }

    private static Optional<Cell<?>> await(CompletableFuture<Cell<?>> future) {
        try {
            return Optional.of(future.join());
        } catch (CancellationException e) {
            // Newer Java versions wrap what ended the future once more.
            Throwable failure = e instanceof LoadFailure ? e : e.getCause();
            if (failure instanceof LoadFailure load && load.interrupted) return Optional.empty();
            if (failure != null && failure.getCause() instanceof RuntimeException cause) throw cause;
            if (failure != null && failure.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }

    /** Changes the budget; cells beyond it are dropped. */
    public void setBudget(long bytes) {
        eviction().setMaximum(Math.max(1, bytes / BYTES_PER_WEIGHT));
    }

    public long budget() {
        return eviction().getMaximum() * BYTES_PER_WEIGHT;
    }

    private Policy.Eviction<Key, Cell<?>> eviction() {
        return cells.synchronous().policy().eviction().orElseThrow();
    }

    /** Drops all cells of an image, which may be loaded again. */
    public void forget(Object image) {
        cells.asMap().keySet().removeIf(key -> key.image == image);
    }

    public Statistics statistics() {
        CacheStats stats = cells.synchronous().stats();
        long used = eviction().weightedSize().orElse(0) * BYTES_PER_WEIGHT;
        long present = cells.synchronous().estimatedSize();
        return new Statistics(budget(), used, present, stats.hitCount(), stats.missCount(), stats.evictionCount());
    }
}
