package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;

/** Macros that list, label, arrange and mend what is stored, in a real ImageJ without a screen. */
class OmeZarrMacroTest {

    private static final String SAMPLE = "run('Zarrkit Sample...', 'width=200 height=160 depth=40');\n";

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
    }

    private Run run(String macro) {
        return HeadlessImageJ.run(macro.replace("FOLDER", folder.toString()), folder.toString());
    }

    private static void assertFinished(Run run) {
        assertThat(run.error()).as(run.log()).isNull();
    }

    @Test
    void imagesAreListedLabelledAndMadeAPlateOf() {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr version=0.6rc0');"
                + "newImage('cells', '16-bit ramp', 200, 160, 40);"
                + "run('Zarrkit Save Labels...', 'path=FOLDER/a.zarr name=cells');"));
        assertThat(Zarrkit.open(folder.resolve("a.zarr").toString()).labels()).containsExactly("cells");
        String list = run("run('Zarrkit List...', 'path=FOLDER/a.zarr');").log();
        assertThat(list)
                .contains("0\timage\t.\tcells\tc 2, z 40, y 160, x 200\tuint16")
                .contains("-\tlabel\tlabels/cells");
        assertFinished(run("File.makeDirectory('FOLDER/tiffs'); newImage('a', '8-bit ramp', 50, 40, 1);"
                + "saveAs('Tiff', 'FOLDER/tiffs/B03_f0.tif'); saveAs('Tiff', 'FOLDER/tiffs/B03_f1.tif');"
                + "run('Zarrkit Save Plate...', 'path=FOLDER/plate.zarr from=FOLDER/tiffs');"
                + "run('Zarrkit Open...', 'path=FOLDER/plate.zarr series=1');"
                + "if (getWidth() != 50) exit('width ' + getWidth());"
                + "run('Zarrkit Open...', 'path=FOLDER/plate.zarr/B/3/1');"
                + "if (getWidth() != 50) exit('width ' + getWidth());"));
        assertThat(Zarrkit.plate(folder.resolve("plate.zarr").toString()).fields("B3"))
                .isEqualTo(2);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThat(run("run('Zarrkit Save Plate...', 'path=FOLDER/plate.zarr from=FOLDER/absent/a*.tif');")
                        .error())
                .contains("absent can't be listed");
    }

    @Test
    void aHierarchyIsMended() {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.ozx levels=2 downsample=nearest');"));
        Run dry = run("run('Zarrkit Repair...', 'path=FOLDER/a.ozx levels=mean dry');");
        assertThat(dry.log()).contains("would mend").contains("a.ozx: 1 to mend");
        String repair = "run('Zarrkit Repair...', 'path=FOLDER/a.ozx levels=mean');";
        assertThat(run(repair).log()).contains("a.ozx: 1 mended");
        assertThat(run(repair).log()).contains("a.ozx: 0 mended");
    }
}
