package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.imglib2.img.basictypeaccess.volatiles.array.VolatileByteArray;
import net.imglib2.img.cell.Cell;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.StoreException;

class CellCacheTest {

    private final CellCache cache = new CellCache(1 << 20);
    private final Object image = new Object();

    @Test
    void cellIsComputedOnceHoweverManyThreadsAsk() throws Exception {
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch allAsk = new CountDownLatch(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Cell<?>>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            results.add(pool.submit(() -> {
                allAsk.countDown();
                allAsk.await();
                return cache.get(image, 7, () -> {
                    computed.incrementAndGet();
                    return cell(10);
                });
            }));
        for (Future<Cell<?>> result : results)
            assertThat(result.get()).isSameAs(results.get(0).get());
        pool.shutdown();
        assertThat(computed).hasValue(1);
    }

    @Test
    void whetherACellIsPresentIsKnownWithoutComputingOrWaiting() {
        assertThat(cache.getIfPresent(image, 7)).isEmpty();
        Cell<?> made = cache.get(image, 7, () -> {
            assertThat(cache.getIfPresent(image, 7)).as("while it is computed").isEmpty();
            return cell(10);
        });
        assertThat(cache.getIfPresent(image, 7)).get().isSameAs(made);
        assertThat(cache.statistics().loaded()).isEqualTo(1);
    }

    @Test
    void cellMayNeedOtherCells() {
        Object finer = new Object();
        Cell<?> inner = cell(3);
        Cell<?> outer = cache.get(image, 0, () -> cache.get(finer, 0, () -> inner));
        assertThat(outer).isSameAs(inner);
    }

    /** Caffeine logs failed loads, stack trace and all, onto the terminal of a person who was told already. */
    @Test
    void failureIsNotLogged() {
        List<LogRecord> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertThatThrownBy(() -> cache.get(image, 0, () -> {
                        throw new StoreException("broken");
                    }))
                    .isInstanceOf(StoreException.class);
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void failureIsThrownToAllWhoWait() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<Cell<?>> first = pool.submit(() -> cache.get(image, 0, () -> {
            loading.countDown();
            try {
                mayFail.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new StoreException("broken");
        }));
        loading.await();
        Future<Cell<?>> second = pool.submit(() -> {
            mayFail.countDown();
            return cache.get(image, 0, () -> {
                throw new StoreException("broken");
            });
        });
        pool.shutdown();
        for (Future<Cell<?>> result : List.of(first, second))
            assertThatThrownBy(result::get)
                    .hasCauseInstanceOf(StoreException.class)
                    .hasMessageContaining("broken");
    }

    /** A save that is cancelled is no failure of a view that waits for the same cell. */
    @Test
    void cellOfAThreadThatIsInterruptedIsComputedByTheNext() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        FutureTask<Cell<?>> first = new FutureTask<>(() -> cache.get(image, 0, () -> {
            loading.countDown();
            while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            throw new StoreException("interrupted");
        }));
        Thread interrupted = new Thread(first);
        interrupted.start();
        loading.await();
        Cell<?> made = cell(10);
        FutureTask<Cell<?>> second = new FutureTask<>(() -> cache.get(image, 0, () -> made));
        Thread waiting = new Thread(second);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) Thread.onSpinWait();
        interrupted.interrupt();
        assertThat(second.get()).isSameAs(made);
        assertThatThrownBy(first::get).hasCauseInstanceOf(StoreException.class);
    }

    @Test
    void failureIsThrownAndForgotten() {
        assertThatThrownBy(() -> cache.get(image, 0, () -> {
                    throw new StoreException("broken");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage("broken");
        assertThat(cache.get(image, 0, () -> cell(1))).isNotNull();
    }

    @Test
    void budgetIsKept() {
        for (int i = 0; i < 100; i++) cache.get(image, i, () -> cell(100_000));
        assertThat(cache.statistics().usedBytes()).isBetween(1L, 1L << 20);
        assertThat(cache.statistics().evicted()).isGreaterThan(80);
        cache.setBudget(250_000);
        assertThat(cache.statistics().usedBytes()).isLessThanOrEqualTo(250_000);
        cache.forget(image);
        assertThat(cache.statistics().usedBytes()).isZero();
    }

    @Test
    void largeArraysAreCountedInWholeRegions() {
        HeapFootprint g1 = HeapFootprint.withRegions(4 << 20);
        assertThat(g1.ofArray(1 << 21, 2)).isEqualTo(8 << 20);
        assertThat(g1.ofArray((1 << 21) - 8, 2)).isEqualTo(4 << 20);
        assertThat(g1.ofArray(1000, 2)).isEqualTo(2016);
        assertThat(HeapFootprint.withRegions(0).ofArray(1 << 21, 2)).isEqualTo((4 << 20) + 16);
    }

    private static Cell<?> cell(int bytes) {
        return new Cell<>(new int[] {bytes}, new long[1], new VolatileByteArray(new byte[bytes], true));
    }
}
