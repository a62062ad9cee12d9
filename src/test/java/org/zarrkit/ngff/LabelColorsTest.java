package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelColorsTest {

    @Test
    void backgroundIsTransparentAndLabelsAreOpaque() {
        assertThat(LabelColors.argb(0)).isZero();
        for (long label : new long[] {1, 2, 255, 256, 1L << 40, -1, Long.MIN_VALUE})
            assertThat(LabelColors.argb(label) >>> 24).as("label %d", label).isEqualTo(0xFF);
    }

    @Test
    void coloursNeverChangeFromOneVersionToTheNext() {
        assertThat(LabelColors.argb(1)).isEqualTo(0xFFC222D1);
        assertThat(LabelColors.argb(2)).isEqualTo(0xFF3648A3);
        assertThat(LabelColors.argb(-1)).isEqualTo(LabelColors.argb(-1));
    }

    @Test
    void manyLabelsDifferByMoreThanTheEyeNeeds() {
        for (long a = 1; a <= 256; a++)
            for (long b = a + 1; b <= 256; b++) {
                double least = b - a <= 8 ? 35 : b <= 64 ? 20 : 12;
                assertThat(distance(LabelColors.argb(a), LabelColors.argb(b)))
                        .as("labels %d and %d", a, b)
                        .isGreaterThan(least);
            }
    }

    @Test
    void allAreBrightEnoughOnBlack() {
        for (long label = 1; label <= 10_000; label++) {
            int argb = LabelColors.argb(label);
            int brightest = Math.max(argb >> 16 & 0xFF, Math.max(argb >> 8 & 0xFF, argb & 0xFF));
            assertThat(brightest).isGreaterThanOrEqualTo(153);
        }
    }

    @Test
    void statedColoursComeFirst() {
        ImageLabel stated =
                new ImageLabel(Map.of(7L, 0x11223380, 0L, 0x000000FF), Optional.empty(), UnknownMembers.NONE);
        assertThat(stated.argb(7)).isEqualTo(0x80112233);
        assertThat(stated.argb(0)).isEqualTo(0xFF000000);
        assertThat(stated.argb(8)).isEqualTo(LabelColors.argb(8));
    }

    private static double distance(int a, int b) {
        double sum = 0;
        for (int shift = 0; shift < 24; shift += 8) sum += Math.pow((a >> shift & 0xFF) - (b >> shift & 0xFF), 2);
        return Math.sqrt(sum);
    }
}
