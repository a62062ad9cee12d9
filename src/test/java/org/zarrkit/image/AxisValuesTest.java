package org.zarrkit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisValuesTest {

    @Test
    void numbersAreReadByAxisInTheirOrder() {
        assertThat(WriteOptions.parseEdges("z=64, y=32,x=1").toString()).isEqualTo("{z=64, y=32, x=1}");
        assertThat(WriteOptions.parseEdges(" ")).isEmpty();
        assertThat(AxisValues.parse("t=0", "slice", 0)).containsEntry("t", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"64", "z=", "=3", "z=64,", "z=64;y=2", "z=64,z=32", "z=0", "z=-1", "z=1.5", "z=99999999999"})
    void anythingElseIsAnErrorThatShowsIt(String text) {
        assertThatThrownBy(() -> WriteOptions.parseEdges(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
