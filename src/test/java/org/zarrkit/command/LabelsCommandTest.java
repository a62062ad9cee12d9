package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;

class LabelsCommandTest {

    @TempDir
    Path folder;

    private String cells;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        cells = folder.resolve("cells.zarr").toString();
        Zarrkit.sample(60, 40, 12).save(cells);
        var mask = Zarrkit.open(cells).threshold(300);
        mask.saveLabels(cells, "mask");
        mask.convert("uint16").saveLabels(cells, "other");
    }

    private Run run(String macro) {
        return HeadlessImageJ.run(macro.replace("CELLS", cells), "");
    }

    @Test
    void labelsAreShownOverTheCurrentImage() {
        Run run = run("run('Zarrkit Open...', 'path=CELLS');"
                + "run('Zarrkit Labels...', 'label=other opacity=40'); return '' + nImages + ' ' + Overlay.size;");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.returned()).isEqualTo("1 24");
        run = run(
                "run('Zarrkit Open...', 'path=CELLS'); run('Zarrkit Labels...'); run('Zarrkit Labels...', 'label=other');"
                        + "before = Overlay.size; run('Zarrkit Labels...', 'show=nothing'); return '' + before + ' ' + Overlay.size;");
        assertThat(run.returned()).as("the first of them is taken").isEqualTo("48 24");
    }

    @Test
    void theImageIsOpenedIfNoneIs() {
        Run run = run("run('Zarrkit Labels...', 'path=CELLS label=mask'); return getTitle() + ' ' + Overlay.size;");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.returned()).isEqualTo("cells 24");
    }

    @Test
    void labelsAreShownInAWindow() {
        Run run = run("run('Zarrkit Labels...', 'path=CELLS label=other show=window');"
                + "getDimensions(w, h, c, z, t); return '' + w + ' ' + z + ' ' + bitDepth();");
        assertThat(run.error()).as(run.log()).isNull();
        assertThat(run.returned()).isEqualTo("60 12 16");
    }

    @Test
    void labelsAreSavedWithTheWindowOfTheirImage() {
        String open = "run('Zarrkit Open...', 'path=CELLS');";
        for (String[] saved : new String[][] {
            {open, "", "[mask, other]"},
            {open, "labels=false", "[]"},
            {open + "setVoxelSize(7, 7, 7, 'nm');", "", "[mask, other]"},
            {open + "run('Zarrkit Filter...', 'operations=[gaussian sigma=1]');", "", "[]"}
        }) {
            Run run = run(saved[0] + "run('Zarrkit Save As...', 'path=CELLS-copy.zarr overwrite " + saved[1] + "');");
            assertThat(run.error()).as(run.log()).isNull();
            assertThat(Zarrkit.open(cells + "-copy.zarr").labels()).hasToString(saved[2]);
        }
    }

    @Test
    void mistakesEndTheMacroWithAMessage() {
        assertThat(run("run('Zarrkit Labels...', 'path=CELLS label=none');").error())
                .contains("no labels 'none'")
                .contains("mask");
        assertThat(run("run('Zarrkit Labels...');").error()).contains("path= is missing");
        assertThat(run("run('Zarrkit Labels...', 'path=CELLS opacity=101');").error())
                .contains("opacity=101");
        assertThat(run("newImage('a', '8-bit', 30, 60, 1); run('Zarrkit Labels...', 'path=CELLS');")
                        .error())
                .contains("do not cover it");
        assertThat(run("run('Zarrkit Labels...', 'path=CELLS/labels/mask');").error())
                .contains("has no label images");
    }
}
