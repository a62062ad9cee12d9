package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {

    private static Map<String, Object> save(Map<String, String> texts) {
        return Inputs.values(Menu.info("save"), texts);
    }

    @Test
    void textsBecomeValuesAndWhatIsNotGivenKeepsItsDefault() {
        assertThat(save(Map.of("path", "/a.zarr", "levels", "3.0", "overwrite", "TRUE", "downsample", "Nearest")))
                .isEqualTo(Map.of("path", "/a.zarr", "levels", 3, "overwrite", true, "downsample", "nearest"));
    }

    @Test
    void pathsAreTakenAsPeoplePasteThem() {
        assertThat(save(Map.of("path", " \"/d/a.zarr/\" "))).containsEntry("path", "/d/a.zarr");
        assertThat(save(Map.of("path", "/d/a.zarr/"))).containsEntry("path", "/d/a.zarr");
        assertThat(save(Map.of("path", "~/a.zarr"))).containsEntry("path", System.getProperty("user.home") + "/a.zarr");
    }

    @ParameterizedTest
    @CsvSource({
        "levels, -1, at least 0",
        "levels, 1.5, a whole number",
        "levels, many, a whole number",
        "levels, 99999999999, a whole number",
        "version, 0.3, '[0.5, 0.4, 0.6rc0]'",
        "downsample, average, '[mean, median, min, max, mode, nearest]'",
        "overwrite, maybe, true or false",
    })
    void badValuesSayWhatIsExpected(String key, String value, String expected) {
        assertThatThrownBy(() -> save(Map.of("path", "/a.zarr", key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key + "=" + value)
                .hasMessageContaining(expected);
    }

    @Test
    void missingAndUnknownKeysAreNamed() {
        assertThatThrownBy(() -> save(Map.of("levels", "1"))).hasMessageContaining("path= is missing");
        assertThatThrownBy(() -> save(Map.of("path", " "))).hasMessageContaining("path= is missing");
        assertThatThrownBy(() -> save(Map.of("path", "/a", "chunk", "z=3")))
                .hasMessageContaining("there is no chunk=")
                .hasMessageContaining("chunks=");
    }
}
