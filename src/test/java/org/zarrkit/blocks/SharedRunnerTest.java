package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.image.Limits;

class SharedRunnerTest {

    private final int threads = Limits.shared().threads();
    private final BlockRunner runner = ThreadRunner.shared();

    @BeforeEach
    void twoThreads() {
        Limits.shared().set(Limits.shared().memoryInBytes(), 2);
    }

    @AfterEach
    void asBefore() {
        Limits.shared().set(Limits.shared().memoryInBytes(), threads);
    }

    @Test
    void severalRunsTogetherTakeNoMoreThreadsThanAllowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicLong done = new AtomicLong();
        Runnable run = () -> runner.run(
                2000,
                step -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    done.incrementAndGet();
                    now.decrementAndGet();
                },
                Progress.NONE);
        CompletableFuture<?>[] runs = new CompletableFuture<?>[4];
        for (int i = 0; i < runs.length; i++)
            runs[i] = CompletableFuture.runAsync(run, each -> new Thread(each).start());
        CompletableFuture.allOf(runs).join();
        assertThat(done).hasValue(8000);
        assertThat(most.get()).isBetween(1, 2);
        assertThat(Limits.shared().threadsTaken()).isZero();
    }

    @Test
    void aRunWithinAStepGoesOnOnItsThread() {
        Set<Thread> inner = Collections.synchronizedSet(new HashSet<>());
        Set<Thread> outer = Collections.synchronizedSet(new HashSet<>());
        runner.run(
                8,
                step -> {
                    outer.add(Thread.currentThread());
                    runner.run(8, nested -> inner.add(Thread.currentThread()), Progress.NONE);
                },
                Progress.NONE);
        assertThat(inner).isNotEmpty().isEqualTo(outer);
    }

    @Test
    void aFailedStepGivesItsThreadBack() {
        assertThatThrownBy(() -> runner.run(
                        5,
                        step -> {
                            throw new IllegalStateException("step " + step);
                        },
                        Progress.NONE))
                .hasMessageStartingWith("step");
        runner.run(5, step -> assertThat(Limits.shared().threadsTaken()).isBetween(1, 2), Progress.NONE);
        assertThat(Limits.shared().threadsTaken()).isZero();
    }

    @Test
    void aCancelledRunDoesNotWaitForThreadsThatOthersHave() throws InterruptedException {
        Limits.shared().takeThread();
        Limits.shared().takeThread();
        CountDownLatch asked = new CountDownLatch(2);
        Progress cancel = new Progress() {
            @Override
            public boolean isCancelled() {
                asked.countDown();
                return asked.getCount() == 0;
            }
        };
        try {
            assertThatThrownBy(() -> runner.run(5, step -> {}, cancel)).isInstanceOf(CancellationException.class);
        } finally {
            Limits.shared().giveBackThread();
            Limits.shared().giveBackThread();
        }
    }

    @Test
    void fewerThreadsCanBeAskedFor() {
        assertThat(runner.threads()).isEqualTo(2);
        assertThat(runner.atMost(1).threads()).isEqualTo(1);
        assertThat(runner.atMost(9).threads()).isEqualTo(2);
    }
}
