package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WellNameTest {

    @ParameterizedTest
    @CsvSource({"A1,0,0", "b03,1,2", "P24,15,23", "AA1,26,0", "AF48,31,47", "C/7,2,6", "' H_12 ',7,11"})
    void namesAreRowsAndColumns(String name, int row, int column) {
        assertThat(WellName.parse(name)).contains(new WellName(row, column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1", "A0", "1A", "ABC1", "A1000", "A1B", "Ä1"})
    void otherTextsAreNone(String text) {
        assertThat(WellName.parse(text)).isEmpty();
    }

    @Test
    void everyNameIsReadAsItIsWritten() {
        for (int row = 0; row < 60; row++) {
            WellName well = new WellName(row, row);
            assertThat(WellName.parse(well.toString())).contains(well);
        }
        assertThat(new WellName(31, 47)).hasToString("AF48");
        assertThat(new WellName(1, 2).path()).isEqualTo("B/3");
    }
}
