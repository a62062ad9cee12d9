package org.zarrkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(3);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void eachTaskIsRunOnce() {
        for (int threads = 1; threads <= 4; threads++)
            for (int tasks : new int[] {0, 1, 2, 1000}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
                Workers.of(executor, threads).run(tasks, runs::incrementAndGet);
                for (int i = 0; i < tasks; i++) assertThat(runs.get(i)).isEqualTo(1);
            }
    }

    @Test
    void asManyThreadsWorkAsIsSaid() {
        CountDownLatch together = new CountDownLatch(4);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Workers.of(executor, 4).run(4, i -> {
            seen.add(Thread.currentThread());
            together.countDown();
            await(together);
        });
        assertThat(seen).hasSize(4).contains(Thread.currentThread());
    }

    @Test
    void theCallerWorksAloneIfNobodyHelps() {
        Queue<Runnable> late = new ArrayDeque<>();
        AtomicInteger runs = new AtomicInteger();
        Workers.of(late::add, 4).run(10, i -> runs.incrementAndGet());
        assertThat(runs).hasValue(10);
        late.forEach(Runnable::run);
        assertThat(runs).as("helpers that come late find nothing to do").hasValue(10);
        Workers refused = Workers.of(
                task -> {
                    throw new RejectedExecutionException("shut down");
                },
                4);
        refused.run(10, i -> runs.incrementAndGet());
        assertThat(runs).hasValue(20);
    }

    @Test
    void callsWithinCallsEnd() {
        Workers workers = Workers.of(executor, 4);
        AtomicInteger runs = new AtomicInteger();
        workers.run(8, i -> workers.run(8, j -> workers.run(8, k -> runs.incrementAndGet())));
        assertThat(runs).hasValue(512);
    }

    @Test
    void aFailureIsThrownWhenWhatHasBegunIsOver() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger over = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        assertThatThrownBy(() -> Workers.of(executor, 2).run(1000, i -> {
                    begun.incrementAndGet();
                    both.countDown();
                    await(both);
                    over.incrementAndGet();
                    throw new IllegalStateException("task " + i);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("task ");
        assertThat(begun.get()).isEqualTo(over.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void anInterruptIsKeptForLater() {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Workers.of(executor, 2).run(2, i -> {
            both.countDown();
            await(both);
            if (Thread.currentThread() != caller) caller.interrupt();
            runs.incrementAndGet();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(2);
    }

    @Test
    void aFailureInterruptsHelpersThatWait() {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> Workers.of(executor, 2).run(2, i -> {
                    if (Thread.currentThread() == caller) {
                        await(waiting);
                        throw new IllegalStateException("failed");
                    }
                    waiting.countDown();
                    await(new CountDownLatch(1));
                    interrupted.set(Thread.currentThread().isInterrupted());
                }))
                .hasMessage("failed");
        assertThat(interrupted).isTrue();
    }

    @Test
    void anInterruptedCallerInterruptsHelpersThatWait() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(2);
        AtomicBoolean kept = new AtomicBoolean();
        Thread caller = new Thread(() -> {
            Workers.of(executor, 2).run(2, i -> {
                waiting.countDown();
                await(new CountDownLatch(1));
            });
            kept.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        waiting.await();
        caller.interrupt();
        caller.join();
        assertThat(kept).isTrue();
    }

    @Test
    void thereIsNoneWithoutAThread() {
        assertThatThrownBy(() -> Workers.of(executor, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Workers.of(executor, 1)).isSameAs(Workers.none());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
