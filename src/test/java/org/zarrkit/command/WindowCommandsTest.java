package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;
import org.zarrkit.image.WriteOptions;

/** What is done with the image of a window: another level, and a box at full size. */
class WindowCommandsTest {

    private static final String SIZE =
            "getDimensions(w, h, c, z, t); return '' + w + ' ' + h + ' ' + c + ' ' + z + ' ' + t";

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        Zarrkit.sample(200, 160, 40)
                .save(
                        folder.resolve("a.zarr").toString(),
                        WriteOptions.defaults().withLevels(3));
    }

    private Run run(String macro) {
        return HeadlessImageJ.run(
                "run('Zarrkit Open...', 'path=" + folder + "/a.zarr LEVEL');".replace("LEVEL", "level=" + level)
                        + macro,
                "");
    }

    private int level = 0;

    private String returned(String macro) {
        Run run = run(macro);
        assertThat(run.error()).as(run.log()).isNull();
        return run.returned();
    }

    @Test
    void anotherLevelTakesThePlaceOfTheWindowAndKeepsItsContrast() {
        String change = "Stack.setChannel(2); setMinAndMax(123, 456);";
        String look = "Stack.setChannel(2); getMinAndMax(a, b);" + SIZE + " + ' ' + a + ' ' + b + ' ' + nImages();";
        assertThat(returned(change + "run('Zarrkit Level...', 'level=2');" + look))
                .isEqualTo("50 40 2 20 1 123 456 1");
        level = 2;
        assertThat(returned(change + "run('Zarrkit Level...', '');" + look)).isEqualTo("200 160 2 40 1 123 456 1");
        assertThat(run("run('Zarrkit Level...', 'level=3');").error()).contains("has the levels 0 to 2");
    }

    @Test
    void anImageThatImageJHoldsStaysAsItIs() {
        assertThat(returned("newImage('a', '8-bit black', 9, 9, 3); setPixel(1, 1, 7); run('Zarrkit Level...', '');"
                        + "return '' + getPixel(1, 1) + ' ' + is('Virtual Stack');"))
                .isEqualTo("7 0");
    }

    @Test
    void aCropOfACoarseLevelHasFullSize() {
        level = 2;
        String crop = "makeRectangle(10, 5, 20, 8); run('Zarrkit Crop...', 'slices=3-12 channels=2');";
        String value = " + ' ' + getPixel(7, 9);";
        String expected = returned("run('Zarrkit Level...', 'level=0'); Stack.setPosition(2, 3, 1);"
                + "return '80 32 1 10 1 ' + getPixel(47, 29);");
        assertThat(returned(crop + SIZE + value)).isEqualTo(expected);
    }

    @Test
    void whatACropIsGivenCountsMoreThanTheSelection() {
        assertThat(returned("makeRectangle(10, 5, 20, 8); run('Zarrkit Crop...', 'x=1 y=2 width=3 height=4');" + SIZE
                        + ";"))
                .isEqualTo("3 4 2 40 1");
        assertThat(returned("run('Zarrkit Crop...', 'x=190 frames=1');" + SIZE + ";"))
                .isEqualTo("10 160 2 40 1");
        assertThat(run("run('Zarrkit Crop...', 'x=190 width=11');").error())
                .contains("x=190 and width=11; the image has 200");
        assertThat(run("run('Zarrkit Crop...', 'slices=40-41');").error())
                .contains("slices=40-41; expected a range such as 1-40");
    }
}
