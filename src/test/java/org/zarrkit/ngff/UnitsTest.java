package org.zarrkit.ngff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "µm, micrometer",
        "\u03BCm, micrometer",
        "um, micrometer",
        "micron, micrometer",
        "Microns, micrometer",
        "micrometre, micrometer",
        "Micrometers, micrometer",
        "nm, nanometer",
        "mm, millimeter",
        "cm, centimeter",
        "m, meter",
        "inch, inch",
        "inches, inch",
        "\u00C5, angstrom",
        "\u212B, angstrom",
        "Angstrom, angstrom",
        "sec, second",
        "s, second",
        "seconds, second",
        "ms, millisecond",
        "msec, millisecond",
        "min, minute",
        "h, hour",
        "' um ', micrometer"
    })
    void spellingsBecomeUdunitsNames(String spelling, String name) {
        assertThat(Units.toUdunits(spelling)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pixel", "pixels", "Pixel", "", " ", "frame", "voxel"})
    void pixelsAreNoUnit(String spelling) {
        assertThat(Units.toUdunits(spelling)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"furlong", "Mm", "AU", "unit", "S"})
    void unknownUnitIsKept(String unit) {
        assertThat(Units.toUdunits(unit)).contains(unit);
        assertThat(Units.toImageJ(unit)).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "micrometer",
                "nanometer",
                "millimeter",
                "meter",
                "angstrom",
                "second",
                "millisecond",
                "minute",
                "inch",
                "parsec",
                "yoctosecond"
            })
    void wayToImageJAndBackEndsAtTheSameName(String name) {
        assertThat(Units.toUdunits(Units.toImageJ(name))).contains(name);
    }

    // 0.4 to 0.6, "axes": the names that a unit SHOULD have.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPACE | angstrom attometer centimeter decimeter exameter femtometer foot gigameter hectometer inch"
                        + " kilometer megameter meter micrometer mile millimeter nanometer parsec petameter picometer"
                        + " terameter yard yoctometer yottameter zeptometer zettameter",
                "TIME | attosecond centisecond day decisecond exasecond femtosecond gigasecond hectosecond hour"
                        + " kilosecond megasecond microsecond millisecond minute nanosecond petasecond picosecond"
                        + " second terasecond yoctosecond yottasecond zeptosecond zettasecond"
            })
    void allNamesOfTheSpecificationAreKnown(AxisType type, String names) {
        for (String name : names.split(" ")) {
            assertThat(Units.isListed(name, type)).as(name).isTrue();
            assertThat(Units.toUdunits(name)).contains(name);
            assertThat(Units.toUdunits(name + "s")).contains(name);
        }
    }

    @Test
    void onlyTheUnitsOfTheSpecificationAreListed() {
        assertThat(Units.isListed("micrometer", AxisType.SPACE)).isTrue();
        assertThat(Units.isListed("micrometer", AxisType.TIME)).isFalse();
        assertThat(Units.isListed("day", AxisType.TIME)).isTrue();
        assertThat(Units.isListed("micron", AxisType.SPACE)).isFalse();
        assertThat(Units.isListed("anything", AxisType.CHANNEL)).isTrue();
    }
}
