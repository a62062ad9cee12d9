package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewLineTest {

    @TempDir
    Path folder;

    private final ImagePlus image = IJ.createImage("a", "16-bit black", 300, 200, 100);

    @BeforeEach
    void show() {
        WindowManager.setTempCurrentImage(image);
    }

    @AfterEach
    void hide() {
        WindowManager.setTempCurrentImage(null);
    }

    private String preview(String... keysAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("path", folder + "/a.zarr"));
        for (int i = 0; i < keysAndValues.length; i += 2) values.put(keysAndValues[i], keysAndValues[i + 1]);
        return PreviewLine.of(Menu.info("save"), values);
    }

    @Test
    void filesBytesAndLevelsAreThoseOfThePresentValues() {
        assertThat(preview()).contains("2 levels, ", "files at most", "13 MB uncompressed");
        assertThat(preview("levels", "1")).contains("1 levels, 6 files at most, 12 MB uncompressed");
        assertThat(preview("levels", "1", "chunks", "50")).contains("48 files at most");
        image.setRoi(10, 20, 100, 50);
        assertThat(preview("levels", "1", "crop", "true"))
                .startsWith("of x=10..109 y=20..69: ")
                .contains("1 files at most");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void reasonIsThatWithWhichSavingWouldFail() {
        assertThatThrownBy(() -> preview("path", "")).hasMessageContaining("path= is missing");
        assertThatThrownBy(() -> preview("chunks", "many")).hasMessageContaining("many");
        assertThatThrownBy(() -> preview("codec", "lz77")).hasMessageContaining("codec 'lz77' is not known");
        assertThatThrownBy(() -> preview("version", "0.4", "shards", "256")).hasMessageContaining("no shards");
        assertThatThrownBy(() -> preview("memory", "1M")).hasMessageContaining("allow more memory");
        assertThatThrownBy(() -> preview("crop", "true")).hasMessageContaining("has no selection");
    }
}
