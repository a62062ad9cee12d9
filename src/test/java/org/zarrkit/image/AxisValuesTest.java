package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisValuesTest {

    @Test
    void numbersAreReadByAxisInTheirOrder() {
        assertThat(AxisValues.parse("z=64, y=32,x=1", "edges", 1).toString()).isEqualTo("{z=64, y=32, x=1}");
        assertThat(AxisValues.parse(" ", "edges", 1)).isEmpty();
        assertThat(AxisValues.parse("t=0", "slice", 0)).containsEntry("t", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"64", "z=", "=3", "z=64,", "z=64;y=2", "z=64,z=32", "z=0", "z=-1", "z=1.5", "z=99999999999"})
    void anythingElseIsAnErrorThatShowsIt(String text) {
        assertThatThrownBy(() -> AxisValues.parse(text, "edges", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void numbersMayHaveFractionsAndValuesMayBeWords() {
        assertThat(AxisValues.numbers("x=0.25, t=-1e3", "sizes").toString()).isEqualTo("{x=0.25, t=-1000.0}");
        assertThat(AxisValues.texts("x=\u00B5m,t=sec", "units", "x=um").toString())
                .isEqualTo("{x=\u00B5m, t=sec}");
        for (String bad : new String[] {"x", "x=", "x=a", "x=NaN", "x=1,x=2"})
            assertThatThrownBy(() -> AxisValues.numbers(bad, "sizes"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sizes '" + bad + "'");
    }
}
