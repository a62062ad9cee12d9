package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorNamesTest {

    @Test
    void namesAndDigitsAreColours() {
        assertThat(ColorNames.rgb("Blue")).isEqualTo(0xFF);
        assertThat(ColorNames.rgb(" #3080ff")).isEqualTo(0x3080FF);
        assertThat(ColorNames.rgb("3080FF")).isEqualTo(0x3080FF);
        assertThat(ColorNames.rgb("Grays")).isEqualTo(0xFFFFFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blu", "12345", "1234567", "#", "gggggg"})
    void anythingElseIsNamedWithWhatIsPossible(String text) {
        assertThatThrownBy(() -> ColorNames.rgb(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("magenta");
    }
}
