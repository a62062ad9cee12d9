package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    private long second = -3;
    private final Throughput bytes = new Throughput(() -> TimeUnit.SECONDS.toNanos(second));

    @Test
    void wholeSecondsOfTheLastFourAreAveraged() {
        bytes.add(1000);
        assertThat(bytes.perSecond()).as("the second is not over").isZero();
        second++;
        assertThat(bytes.perSecond()).isEqualTo(250);
        bytes.add(3000);
        second++;
        assertThat(bytes.perSecond()).isEqualTo(1000);
        second += 2;
        assertThat(bytes.perSecond()).isEqualTo(1000);
        second++;
        assertThat(bytes.perSecond()).isEqualTo(750);
        second++;
        assertThat(bytes.perSecond()).isZero();
        assertThat(bytes.total()).isEqualTo(4000);
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        bytes.add(1000);
        second += 1_000_000;
        assertThat(bytes.perSecond()).isZero();
        bytes.add(8);
        second++;
        assertThat(bytes.perSecond()).isEqualTo(2);
    }
}
