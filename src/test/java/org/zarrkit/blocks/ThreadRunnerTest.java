package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.StoreException;

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
}
