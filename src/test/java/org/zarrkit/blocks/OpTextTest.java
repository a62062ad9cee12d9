package org.zarrkit.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.image.CellCache;

class OpTextTest {

    private final ImageSpec xyzc = LazyImage.of(SampleCells.of(40, 40, 20).pyramid(new CellCache(1 << 20)))
            .spec();

    @Test
    void oneSigmaIsForSpaceAlone() {
        assertThat(OpText.parse("gaussian sigma=2", xyzc)).isEqualTo(new Gaussian(List.of(2.0, 2.0, 2.0, 0.0)));
        assertThat(OpText.parse("gaussian sigma=2,1", xyzc)).isEqualTo(new Gaussian(List.of(2.0, 1.0, 0.0, 0.0)));
    }

    @Test
    void aValueWithASemicolonStaysOne() {
        String text = OpText.format(OpText.parse("run command=[Ice;Fire]", xyzc));
        assertThat(OpText.split(text + "; add value=1")).containsExactly("run command=[Ice;Fire]", "add value=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gaussian sigma=2,1.5,0,0",
                "threshold min=100",
                "threshold min=0.5",
                "threshold method=Otsu",
                "convert type=float32"
            })
    void formattedIsParsed(String text) {
        assertThat(OpText.format(OpText.parse(text, xyzc))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "blur sigma=2, there is no operation 'blur'",
        "gaussian, lacks sigma",
        "gaussian sigma=two, 'two'",
        "gaussian sigma, expected key=value",
        "gaussian sigma=2 radius=3, radius",
        "threshold min=x, min=x",
        "threshold method=Best, Otsu",
        "convert type=int7, int7",
        "convert type=float16, float16",
        "expression formula=a type=bool, bool",
        "median radius=500, radius=500"
    })
    void mistakeIsNamed(String text, String named) {
        assertThatThrownBy(() -> OpText.parse(text, xyzc))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
