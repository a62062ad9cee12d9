package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DownsamplingTest {

    @Test
    void meanShiftsTheCentreByHalfOfWhatTheBoxAdds() {
        Level coarse = Downsampling.MEAN.coarser(Level.of("0", Scale.of(1, 0.5, 0.5)), "1", 1, 2, 4);
        assertThat(coarse).isEqualTo(Level.of("1", Scale.of(1, 1, 2), Translation.of(0, 0.25, 0.75)));
    }

    @Test
    void sampleKeepsTheOrigin() {
        Level fine = Level.of("0", Scale.of(2, 2), Translation.of(7, 0));
        assertThat(Downsampling.SAMPLE.coarser(fine, "1", 2, 2))
                .isEqualTo(Level.of("1", Scale.of(4, 4), Translation.of(7, 0)));
    }

    @Property
    void theEdgeOfTheImageStaysWhenItIsAveraged(
            @ForAll @DoubleRange(min = 0.01, max = 100) double size,
            @ForAll @DoubleRange(min = -1e4, max = 1e4) double origin,
            @ForAll @IntRange(min = 1, max = 16) int factor) {
        Level fine = Level.of("0", Scale.of(size, 1), Translation.of(origin, 0));
        Level coarse = Downsampling.MEAN.coarser(fine, "1", factor, 1);
        double edge = new Sequence(coarse.transforms()).toAffine(2).apply(-0.5, 0)[0];
        assertThat(edge).isCloseTo(origin - 0.5 * size, Offset.offset(1e-8));
    }

    @Test
    void factorsThatDoNotFitAreRefused() {
        Level fine = Level.of("0", Scale.of(1, 1));
        for (double[] wrong : new double[][] {{2}, {2, 0.5}, {Double.NaN, 1}, {2, Double.POSITIVE_INFINITY}})
            assertThatThrownBy(() -> Downsampling.MEAN.coarser(fine, "1", wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Downsampling.MEAN.coarser(Level.of("0"), "1", 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
