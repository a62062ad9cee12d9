package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;
import org.zarrkit.image.ImageEdit;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Multiscale;

class EditMetadataCommandTest {

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        cells = folder.resolve("cells.zarr").toString();
        Zarrkit.sample(60, 40, 12).save(cells);
    }

    private Run run(String macro) {
        return HeadlessImageJ.run(macro.replace("CELLS", cells), "");
    }

    private Multiscale image() {
        return Zarrkit.open(cells).pyramid().multiscale();
    }

    @Test
    void aMacroChangesWhatItNames() {
        Multiscale before = image();
        Run run = run("run('Zarrkit Edit Metadata...', 'path=CELLS name=[my cells] units=[x=nm, y=nm] sizes=x=200,y=210"
                + " origin=z=3 channels=[DAPI; ] colors=[; yellow] windows=[0 .. 4000] active=2');");
        assertThat(run.error()).as(run.log()).isNull();
        Multiscale after = image();
        assertThat(after.name()).isEqualTo("my cells");
        assertThat(after.axes().toString()).contains("z:space[micrometer]", "y:space[nanometer]", "x:space[nanometer]");
        assertThat(after.pixelSizes(0)[3]).isEqualTo(200);
        assertThat(after.pixelSizes(0)[1]).isEqualTo(before.pixelSizes(0)[1]);
        assertThat(after.origin(0)[1]).isEqualTo(3);
        assertThat(after.channels().get(0).label()).contains("DAPI");
        assertThat(after.channels().get(1).label())
                .isEqualTo(before.channels().get(1).label());
        assertThat(after.channels().get(1).color()).contains(0xFFFF00);
        assertThat(after.channels().get(0).window().end()).hasValue(4000);
        assertThat(after.channels().get(0).active()).isFalse();
        assertThat(run.log()).contains("name 'cells' -> 'my cells'");
    }

    /** Any text of the dialog, unchanged or typed in again, means what it shows. */
    @Test
    void thePresentValuesAreWhatTheImageHas() {
        Map<String, String> present = new EditMetadataCommand().present(cells);
        assertThat(present)
                .containsEntry("name", "cells")
                .containsEntry("sizes", "x=0.25, y=0.25, z=0.5")
                .containsEntry("units", "x=\u00B5m, y=\u00B5m, z=\u00B5m")
                .containsEntry("origin", "x=0, y=0, z=0")
                .containsEntry("active", "1, 2");
        Multiscale before = ImageEdit.open(cells).shownImage();
        StringBuilder options = new StringBuilder("path=CELLS");
        present.forEach((key, text) ->
                options.append(' ').append(key).append("=[").append(text).append(']'));
        Run run = run("run('Zarrkit Edit Metadata...', '" + options + "');");
        assertThat(run.error()).isNull();
        assertThat(ImageEdit.open(cells).shownImage()).isEqualTo(before);
        assertThat(run.log()).as("nothing was changed").isEmpty();
    }

    @Test
    void aWindowOfTheImageShowsTheChange() {
        Run run = run("run('Zarrkit Open...', 'path=CELLS level=0'); Stack.setPosition(2, 5, 1);"
                + "run('Zarrkit Edit Metadata...', 'path=CELLS sizes=x=7 name=new');"
                + "getVoxelSize(x, y, z, unit); Stack.getPosition(c, s, f);"
                + "return '' + x + ' ' + getTitle() + ' ' + nImages + ' ' + s;");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.returned()).isEqualTo("7 new 1 5");
    }

    @Test
    void aWindowOfACoarseLevelKeepsTheFinerOnes() {
        String levels = folder.resolve("levels.zarr").toString();
        Zarrkit.sample(60, 40, 12).save(levels, WriteOptions.defaults().withLevels(2));
        Run run = run("run('Zarrkit Open...', 'path=" + levels + " level=1'); w = getWidth();"
                + "run('Zarrkit Edit Metadata...', 'path=" + levels + " name=new'); w2 = getWidth();"
                + "run('Zarrkit Level...', 'level=0'); return '' + w + ' ' + w2 + ' ' + getWidth();");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.returned()).isEqualTo("30 30 60");
    }

    @Test
    void theImageOfAWindowIsKnown() {
        for (int level = 0; level < 1; level++) {
            ImagePlus window = Zarrkit.open(cells).level(level).imagePlus();
            assertThat(CurrentImage.location(window)).isEqualTo(Optional.of(cells));
        }
        assertThat(CurrentImage.location(Zarrkit.sample(20, 20, 2).imagePlus())).isEmpty();
        assertThat(CurrentImage.location(ij.IJ.createImage("a", "8-bit", 4, 4, 1)))
                .isEmpty();
    }

    @Test
    void mistakesEndTheMacroAndChangeNothing() {
        Multiscale before = image();
        for (String[] bad : new String[][] {
            {"name=x sizes=q=3", "no axis 'q'"},
            {"name=x sizes=3", "not of the form"},
            {"name=x channels=[a;b;c]", "there is no channel 3"},
            {"name=x active=3", "the image has 2 channels"},
            {"name=x active=a", "active=a"},
            {"name=x colors=blau", "'blau' is no colour"},
            {"name=x windows=5", "window '5'"},
        })
            assertThat(run("run('Zarrkit Edit Metadata...', 'path=CELLS " + bad[0] + "');")
                            .error())
                    .contains(bad[1]);
        assertThat(run("run('Zarrkit Edit Metadata...', 'name=x');").error()).contains("path= is missing");
        assertThat(image()).isEqualTo(before);
    }
}
