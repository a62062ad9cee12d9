package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.StoreException;
import org.zarrkit.store.ByteRange;
import org.zarrkit.store.MemoryStore;
import org.zarrkit.store.SlowStore;

class ThreadRunnerTest {

    @Test
    void everyStepRunsOnce() {
        ConcurrentHashMap<Long, Integer> runs = new ConcurrentHashMap<>();
        ThreadRunner.of(4).run(1000, step -> runs.merge(step, 1, Integer::sum), Progress.NONE);
        assertThat(runs).hasSize(1000);
        assertThat(runs.values()).containsOnly(1);
    }

    @Test
    void failureStopsTheRunAndIsThrownWhenAllAreOver() {
        AtomicInteger running = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        assertThatThrownBy(() -> ThreadRunner.of(4)
                        .run(
                                1_000_000,
                                step -> {
                                    running.incrementAndGet();
                                    try {
                                        last.accumulateAndGet(step, Math::max);
                                        if (step == 100) throw new StoreException("disk full");
                                    } finally {
                                        running.decrementAndGet();
                                    }
                                },
                                Progress.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessage("disk full");
        assertThat(running).hasValue(0);
        assertThat(last.get()).isLessThan(999_999);
    }

    @Test
    void cancelledRunEndsWithoutTheRest() {
        AtomicLong done = new AtomicLong();
        Progress progress = new Progress() {
            @Override
            public boolean isCancelled() {
                return done.get() >= 10;
            }
        };
        assertThatThrownBy(() -> ThreadRunner.of(2).run(1000, step -> done.incrementAndGet(), progress))
                .isInstanceOf(CancellationException.class);
        assertThat(done.get()).isBetween(10L, 12L);
    }

    @Test
    void cancelledRunInterruptsStepsThatAStalledStoreHolds() throws InterruptedException {
        SlowStore store = new SlowStore(new MemoryStore(), key -> true);
        AtomicBoolean cancelled = new AtomicBoolean();
        CountDownLatch interrupted = new CountDownLatch(2);
        CompletableFuture<Void> run = CompletableFuture.runAsync(
                () -> read(store, interrupted, cancelled::get), command -> new Thread(command).start());
        store.awaitReaders(2);
        cancelled.set(true);
        assertThatThrownBy(run::join).hasCauseInstanceOf(CancellationException.class);
        interrupted.await();
    }

    @Test
    void interruptedCallerInterruptsItsSteps() throws InterruptedException {
        SlowStore store = new SlowStore(new MemoryStore(), key -> true);
        CountDownLatch interrupted = new CountDownLatch(2);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                read(store, interrupted, () -> false);
            } catch (CancellationException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : null);
            }
        });
        caller.start();
        store.awaitReaders(2);
        caller.interrupt();
        caller.join();
        interrupted.await();
        assertThat(thrown.get()).hasMessage("interrupted");
    }

    /** Two threads read from a store that does not answer, and count down when they are interrupted. */
    private static void read(SlowStore store, CountDownLatch interrupted, BooleanSupplier cancelled) {
        ThreadRunner.of(2)
                .run(
                        10,
                        step -> {
                            try {
                                store.get("key", ByteRange.ALL);
                            } finally {
                                if (Thread.currentThread().isInterrupted()) interrupted.countDown();
                            }
                        },
                        new Progress() {
                            @Override
                            public boolean isCancelled() {
                                return cancelled.getAsBoolean();
                            }
                        });
    }
}
