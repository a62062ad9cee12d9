package org.zarrkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateFileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "A01_f0.tif,A1,0",
        "exp1_B3_s12.ome.tif,B3,12",
        "2026-01-02_P24_site004.tif,P24,4",
        "image.tif,,",
        "A01_B02.tif,,",
        "d4.tif,D4,0",
        "f2_D4.tif,D4,2"
    })
    void namesTellWellAndField(String name, String well, Integer field) {
        PlateFileNames names = PlateFileNames.usual();
        if (well == null) {
            assertThatThrownBy(() -> names.parse(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("pattern");
            return;
        }
        assertThat(names.parse(name).well()).hasToString(well);
        assertThat(names.parse(name).field()).isEqualTo(field);
    }

    @Test
    void patternsTellWhatNamesHide() {
        PlateFileNames names =
                PlateFileNames.ofPattern("r(?<row>[A-H])c(?<column>\\d+)f(?<field>\\d+)a(?<acquisition>\\d)");
        PlateFileNames.Parts parts = names.parse("xrBc07f02a1.tif");
        assertThat(parts.well()).hasToString("B7");
        assertThat(parts.field()).isEqualTo(2);
        assertThat(parts.acquisition()).isEqualTo(1);
    }
}
