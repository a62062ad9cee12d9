package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.Image;
import org.zarrkit.PlateField;
import org.zarrkit.Zarrkit;
import org.zarrkit.codec.DataType;
import org.zarrkit.command.HeadlessImageJ.Run;
import org.zarrkit.image.ZarrImage;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.LocalStore;
import org.zarrkit.store.Stores;
import org.zarrkit.zarr.ArrayMetadata;
import org.zarrkit.zarr.CodecDescription;
import org.zarrkit.zarr.ZarrArray;

/** Macros in a real ImageJ without a screen. */
class MacroTest {

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
    void theExampleFindsTheCellsOfTheSample() throws IOException {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/cells.zarr');"));
        assertFinished(run(Files.readString(Path.of("macros", "Open_Filter_Save.ijm"))));
        assertMaskOfSample(Zarrkit.open(folder.resolve("mask.zarr").toString()));
    }

    /** The mask is that which the same operations give without ImageJ; some of the image is cells. */
    static void assertMaskOfSample(Image mask) {
        var expected = Zarrkit.sample(200, 160, 40)
                .gaussian(2)
                .threshold("Otsu")
                .pyramid()
                .level(0);
        var found = mask.pyramid().level(0);
        assertThat(found.dimensionsAsLongArray()).containsExactly(200, 160, 40, 2);
        assertThat(mask.pyramid().storedType()).isEqualTo(DataType.UINT8);
        var a = expected.cursor();
        var b = found.randomAccess();
        long foreground = 0;
        long different = 0;
        while (a.hasNext()) {
            double value = a.next().getRealDouble();
            if (value != b.setPositionAndGet(a).getRealDouble()) different++;
            if (value == 255) foreground++;
        }
        assertThat(different).isZero();
        assertThat(foreground).isBetween(found.size() / 50, found.size() / 2);
    }

    @Test
    void optionsOfSavingAreHeeded() {
        assertFinished(run(SAMPLE
                + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr version=0.4 chunks=z=16,y=64,x=64 codec=gzip:1 levels=2"
                + " downsample=nearest');"));
        ZarrImage image = ZarrImage.open(Stores.open(folder.resolve("a.zarr").toString()), "");
        assertThat(image.version()).contains(NgffVersion.V0_4);
        assertThat(image.arrays()).hasSize(2);
        assertThat(image.arrays().get(0).grid().chunkShape()).containsExactly(1, 16, 64, 64);
        assertFinished(run(SAMPLE
                + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr overwrite shards=z=40,y=160,x=200 chunks=z=20,y=32,x=50"
                + "');"));
        image = ZarrImage.open(Stores.open(folder.resolve("a.zarr").toString()), "");
        assertThat(image.version()).contains(NgffVersion.V0_5);
        assertThat(image.arrays().get(0).grid().isSharded()).isTrue();
    }

    @Test
    void openingShowsTheLevelThatIsAskedFor() {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=[FOLDER/my cells.zarr] levels=3');"));
        Run run = run("run('Zarrkit Open...', 'path=[FOLDER/my cells.zarr] level=1');"
                + "getDimensions(w, h, c, z, t); getVoxelSize(x, y, d, unit);"
                + "return getTitle() + ' ' + w + ' ' + h + ' ' + c + ' ' + z + ' ' + t + ' ' + x + ' ' + d;");
        assertFinished(run);
        assertThat(run.returned()).isEqualTo("cells 100 80 2 40 1 0.5 0.5");
    }

    @Test
    void platesAndTheirFieldsOpen() {
        String plate = folder.resolve("plate.zarr").toString();
        Zarrkit.savePlate(
                plate,
                List.of(
                        new PlateField("A1", 0, 0, () -> Zarrkit.sample(20, 10, 1)),
                        new PlateField("B2", 0, 0, () -> Zarrkit.sample(20, 10, 1))));
        String size = "return '' + getWidth() + ' ' + getHeight();";
        assertThat(run("run('Zarrkit Open Plate...', 'path=FOLDER/plate.zarr');" + size)
                        .returned())
                .isEqualTo("40 20");
        assertThat(run("run('Zarrkit Open Plate...', 'path=FOLDER/plate.zarr well=b02');" + size)
                        .returned())
                .isEqualTo("20 10");
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/plate.zarr series=1');" + size)
                        .returned())
                .isEqualTo("20 10");
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/plate.zarr series=A/1/0');" + size)
                        .returned())
                .isEqualTo("20 10");
        assertThat(run("run('Zarrkit Open Plate...', 'path=FOLDER/plate.zarr well=C3');")
                        .error())
                .contains("A1, B2");
    }

    @Test
    void axesOfPlainArraysAreAskedFor() {
        List<CodecDescription> raw = List.of(new CodecDescription("bytes", Map.of("endian", "little")));
        ZarrArray.create(
                LocalStore.of(folder.resolve("plain.zarr")),
                "",
                ArrayMetadata.of(3, List.of(3L, 4L, 5L), DataType.UINT8, List.of(3, 4, 5), raw));
        String size = "getDimensions(w, h, c, z, t); return '' + w + ' ' + h + ' ' + c + ' ' + z + ' ' + t;";
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/plain.zarr axes=tyx');" + size)
                        .returned())
                .isEqualTo("5 4 1 1 3");
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/plain.zarr');").error())
                .contains("axes=zyx");
    }

    @Test
    void missingKeysTakeTheDefaultsAndNothingIsRemembered() {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr levels=2');"));
        assertFinished(run("run('Zarrkit Open...', 'path=FOLDER/a.zarr level=1');"));
        Run run = run("run('Zarrkit Open...', 'path=FOLDER/a.zarr'); return '' + getWidth();");
        assertThat(run.returned()).isEqualTo("200");
    }

    @Test
    void variablesOfTheMacroCanBeUsed() {
        Run run = run("w = 123; run('Zarrkit Sample...', 'width=&w height=40 depth=20'); return '' + getWidth();");
        assertFinished(run);
        assertThat(run.returned()).isEqualTo("123");
    }

    @Test
    void badValuesEndTheMacroWithAMessage() {
        for (String[] bad : new String[][] {
            {"run('Zarrkit Open...', 'level=1');", "path= is missing"},
            {"run('Zarrkit Open...');", "path= is missing"},
            {"run('Zarrkit Open...', 'path=FOLDER/absent.zarr');", "absent.zarr does not exist"},
            {"run('Zarrkit Open...', 'path=FOLDER levle=1');", "there is no levle="},
            {"run('Zarrkit Sample...', 'width=many');", "width=many; expected a whole number"},
            {SAMPLE + "run('Zarrkit Filter...', 'operations=[gauss sigma=2]');", "no operation 'gauss'"},
            {SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr codec=lz77');", "codec 'lz77' is not known"},
            {SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr chunks=z');", "z"},
        }) {
            Run run = run(bad[0] + "\nFile.saveString('', 'FOLDER/after.txt');");
            assertThat(run.error()).as(bad[0]).contains(bad[1]);
            assertThat(run.log()).as("a person sees it").contains(bad[1]).doesNotContain("\tat ");
            assertThat(folder.resolve("after.txt"))
                    .as("the macro went on after " + bad[0])
                    .doesNotExist();
        }
    }

    @Test
    void savingOverAnImageNeedsToBeAskedFor() {
        String save = "run('Zarrkit Save As...', 'path=FOLDER/a.zarr');";
        assertFinished(run(SAMPLE + save));
        assertThat(run(SAMPLE + save).error()).contains("a.zarr").contains("exists already");
    }

    /** Overwriting an image by one computed from it would delete what is still to be read. */
    @Test
    void anImageIsNotReplacedByOneThatIsReadFromIt() throws IOException {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr levels=2');"));
        Files.createSymbolicLink(folder.resolve("link.zarr"), folder.resolve("a.zarr"));
        String open = "run('Zarrkit Open...', 'path=FOLDER/a.zarr');";
        String filter = "run('Zarrkit Filter...', 'operations=[gaussian sigma=1; threshold min=300]');";
        for (String source : new String[] {open, open + filter, open + "setVoxelSize(7, 7, 7, 'nm');"})
            for (String target : new String[] {"a.zarr", "a.zarr/", "link.zarr", "a.zarr/0"}) {
                Run run = run(source + "run('Zarrkit Save As...', 'path=FOLDER/" + target + " overwrite');");
                assertThat(run.error())
                        .as(source + target)
                        .contains("can't be replaced by an image that is read from it");
            }
        assertThat(run(open + "return '' + getWidth();").returned()).isEqualTo("200");
    }

    @Test
    void infoGoesToTheLog() {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr levels=2');"));
        Run run = run("run('Zarrkit Info...', 'path=FOLDER/a.zarr');");
        assertFinished(run);
        assertThat(run.log())
                .contains("OME-Zarr 0.5")
                .contains("axes: c, z (micrometer), y (micrometer), x (micrometer)")
                .contains("level 1: uint16 [2, 40, 80, 100]")
                .contains("channel 1: nuclei, #3080FF")
                .contains("0: array, Zarr 3, uint16 [2,40,160,200]");
        assertThat(run(SAMPLE + "run('Zarrkit Info...', '');").log()).contains("level 0: uint16 [2, 40, 160, 200]");
    }

    @Test
    void infoTellsOfScenesAndCountsFiles() throws IOException {
        Path scene = Files.createDirectories(folder.resolve("scene.zarr"));
        Files.writeString(scene.resolve("zarr.json"), """
                {"zarr_format": 3, "node_type": "group", "attributes": {"ome": {"version": "0.6rc0", "scene": {
                  "coordinateSystems": [{"name": "world", "axes": [
                    {"name": "y", "type": "space"}, {"name": "x", "type": "space"}]}],
                  "coordinateTransformations": [{"type": "identity",
                    "input": {"path": "a", "name": "physical"}, "output": {"name": "world"}}]}}}}""");
        assertThat(run("run('Zarrkit Info...', 'path=FOLDER/scene.zarr');").log())
                .contains("scene of the images a")
                .contains("coordinate system 'world': axes y, x");
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr levels=2');"));
        assertThat(run("run('Zarrkit Info...', 'path=FOLDER/a.zarr complete');").log())
                .contains("chunks present");
    }

    @Test
    void findingsAreLogged() throws IOException {
        assertFinished(run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr levels=2');"));
        Run good = run("run('Zarrkit Validate...', 'path=FOLDER/a.zarr strict pixels');");
        assertFinished(good);
        assertThat(good.log()).contains("a.zarr: OME-Zarr 0.5, 3 nodes: 0 errors, 0 warnings");
        Files.delete(folder.resolve("a.zarr/1/zarr.json"));
        Run bad = run("run('Zarrkit Validate...', 'path=FOLDER/a.zarr');");
        assertFinished(bad);
        assertThat(bad.log()).contains("1 error").contains("level-array");
    }

    @Test
    void anOrdinaryImageIsFilteredAfterItsWindowIsClosed() {
        Run run = run("newImage('ramp', '16-bit ramp', 64, 48, 5); id = getImageID();"
                + "run('Zarrkit Filter...', 'operations=[threshold min=32768]');"
                + "filtered = getImageID(); selectImage(id); close(); selectImage(filtered); setSlice(5);"
                + "return '' + getPixel(10, 40) + ' ' + getPixel(50, 3);");
        assertFinished(run);
        assertThat(run.returned()).isEqualTo("0 255");
    }

    @Test
    void anImageThatIsNotThereIsAMessageToo() {
        assertThat(run("run('Zarrkit Save As...', 'path=FOLDER/a.zarr');").error())
                .contains("no image is open");
        assertThat(IJ.getErrorMessage()).isNull();
    }

    @Test
    void foldersOfPlanesOpenAndAreConverted() throws IOException {
        Files.createDirectory(folder.resolve("planes"));
        for (int i = 0; i < 11; i++) {
            ShortProcessor plane = new ShortProcessor(20, 10);
            plane.add(i);
            new FileSaver(new ImagePlus("", plane))
                    .saveAsTiff(folder.resolve("planes/p" + i + ".tif").toString());
        }
        String size = "getDimensions(w, h, c, z, t); return '' + w + ' ' + h + ' ' + c + ' ' + z + ' ' + t;";
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/planes');" + size).returned())
                .isEqualTo("20 10 1 11 1");
        assertThat(run("run('Zarrkit Open...', 'path=[FOLDER/planes/p?.tif] axis=t');" + size)
                        .returned())
                .isEqualTo("20 10 1 1 10");
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/planes axis=t');"
                                + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr');"
                                + "run('Zarrkit Open...', 'path=FOLDER/a.zarr'); setSlice(11); return '' + getPixel(3, 3);")
                        .returned())
                .isEqualTo("10");
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/planes axis=y');").error())
                .contains("axis=y; expected z, c or t");
    }

    /** The bounds of any selection; the position in space goes along. */
    @Test
    void selectionIsCroppedWhereItIs() {
        String open = "newImage('ramp', '16-bit ramp', 64, 48, 5);" + "setVoxelSize(0.5, 0.5, 1, 'um');";
        Run run = run(open + "makeOval(10, 20, 30, 12); run('Zarrkit Save As...', 'path=FOLDER/a.zarr crop');");
        assertFinished(run);
        assertThat(run.log()).contains("the bounds of the selection are saved: x=10..39 y=20..31");
        Image saved = Zarrkit.open(folder.resolve("a.zarr").toString());
        assertThat(saved.pyramid().level(0).dimensionsAsLongArray()).containsExactly(30, 12, 5);
        assertThat(saved.pyramid().multiscale().origin(0)).containsExactly(0, 10, 5);
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/a.zarr'); return '' + getPixel(3, 3);")
                        .returned())
                .isEqualTo(run(open + "return '' + getPixel(13, 23);").returned());
        assertThat(run(open + "run('Zarrkit Save As...', 'path=FOLDER/b.zarr crop');")
                        .error())
                .contains("has no selection");
        assertThat(run(open + "makeRectangle(-5, -5, 8, 9); run('Zarrkit Save As...', 'path=FOLDER/c.zarr crop');")
                        .log())
                .contains("x=0..2 y=0..3");
        assertFinished(run(open + "makeRectangle(3, 4, 8, 9); run('Zarrkit Save As...', 'path=FOLDER/d.zarr');"));
        assertThat(Zarrkit.open(folder.resolve("d.zarr").toString())
                        .pyramid()
                        .level(0)
                        .dimensionsAsLongArray())
                .containsExactly(64, 48, 5);
    }

    @Test
    void coloursAreSavedAsIsAskedFor() {
        String open = "newImage('colours', 'RGB ramp', 64, 48, 2);";
        assertFinished(run(open + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr');"));
        assertFinished(run(open + "run('Zarrkit Save As...', 'path=FOLDER/b.zarr rgb=grey');"));
        assertThat(Zarrkit.open(folder.resolve("a.zarr").toString())
                        .pyramid()
                        .level(0)
                        .dimensionsAsLongArray())
                .containsExactly(64, 48, 2, 3);
        assertThat(Zarrkit.open(folder.resolve("b.zarr").toString())
                        .pyramid()
                        .level(0)
                        .dimensionsAsLongArray())
                .containsExactly(64, 48, 2);
        assertThat(run("run('Zarrkit Open...', 'path=FOLDER/b.zarr'); return '' + getPixel(50, 3);")
                        .returned())
                .isEqualTo("200");
    }

    @Test
    void overlayIsSaidToBeLost() {
        Run run = run("newImage('a', '8-bit ramp', 64, 48, 1); makeRectangle(3, 3, 5, 5); Overlay.addSelection;"
                + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr');");
        assertFinished(run);
        assertThat(run.log()).contains("the overlay of 'a' is not saved");
    }

    @Test
    void planAndResultAreLoggedInNumbers() {
        Run run = run(SAMPLE + "run('Zarrkit Save As...', 'path=FOLDER/a.zarr');");
        assertFinished(run);
        assertThat(run.log())
                .contains("levels, ", "files at most", "uncompressed")
                .containsPattern("saved .*a.zarr: \\d+ blocks, 5.1 MB in [0-9.]+ s, [0-9.]+ MB/s");
    }
}
