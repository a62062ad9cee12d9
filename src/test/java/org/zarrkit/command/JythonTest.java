package org.zarrkit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.core.PyString;
import org.python.util.PythonInterpreter;
import org.zarrkit.Zarrkit;
import org.zarrkit.image.WriteOptions;

/** Scripts in Jython. */
class JythonTest {

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
    }

    private void run(String script) {
        HeadlessImageJ.logOf("Jython", () -> interpret(script));
    }

    private void interpret(String script) {
        try (PythonInterpreter python = new PythonInterpreter()) {
            python.set("folder", new PyString(folder.toString()));
            python.exec(script);
        }
    }

    @Test
    void theExampleFindsTheCellsOfTheSample() throws IOException {
        Zarrkit.sample(200, 160, 40).save(folder.resolve("cells.zarr").toString());
        run(Files.readString(Path.of("macros", "open_filter_save.py")));
        MacroTest.assertMaskOfSample(Zarrkit.open(folder.resolve("mask.zarr").toString()));
    }

    @Test
    void metadataAreEditedFromScripts() {
        Zarrkit.sample(60, 40, 12).save(folder.resolve("a.zarr").toString());
        run("""
                from org.zarrkit import Zarrkit
                edit = Zarrkit.edit(folder + "/a.zarr").unit("nm").unit("z", "um").pixelSize(200, 200).pixelSize("z", 0.5)
                edit = edit.channel(0, "DAPI", "blue").window(0, 10, 4000).active(1, False).name("monday")
                assert "name 'cells' -> 'monday'" in edit.preview()
                assert len(edit.save()) > 5 and len(edit.save()) == 0
                """);
        var image = Zarrkit.open(folder.resolve("a.zarr").toString()).pyramid().multiscale();
        Assertions.assertThat(image.pixelSizes(0)).containsExactly(1, 0.5, 200, 200);
        Assertions.assertThat(image.channels().get(0).label()).contains("DAPI");
        Assertions.assertThat(image.channels().get(1).active()).isFalse();
    }

    @Test
    void storedImagesAreChangedFromScripts() {
        Zarrkit.sample(60, 40, 12)
                .save(
                        folder.resolve("a.zarr").toString(),
                        WriteOptions.defaults().withLevels(1));
        run("""
                from java.lang import IllegalArgumentException
                from org.zarrkit import Zarrkit
                place = folder + "/a.zarr"
                Zarrkit.open(place).then("crop x=0..19 y=0..9").gaussian(1).save(folder + "/part.zarr")
                Zarrkit.open(place).then("crop x=0..19 y=0..9").save(folder + "/old.zarr")
                Zarrkit.open(folder + "/part.zarr").writeInto(place, {"x": 40, "y": 30})
                Zarrkit.open(folder + "/old.zarr").writeInto(place, {"c": 0, "z": 0L})
                Zarrkit.sample(60, 40, 12).appendTo(place, "c")
                Zarrkit.buildPyramid(place)
                Zarrkit.buildPyramid(place, 3, "max")
                try:
                    Zarrkit.open(folder + "/part.zarr").writeInto(place, {"x": 0.5})
                    assert False
                except IllegalArgumentException, e:
                    assert "x=0.5" in str(e)
                """);
        var image = Zarrkit.open(folder.resolve("a.zarr").toString()).pyramid();
        var part = Zarrkit.open(folder.resolve("part.zarr").toString()).pyramid();
        Assertions.assertThat(image.level(2).dimension(3)).isEqualTo(4);
        Assertions.assertThat(image.multiscale().description().downsamplingType())
                .contains("max");
        Assertions.assertThat(image.level(0).getAt(45, 33, 7, 1).getRealDouble())
                .isEqualTo(part.level(0).getAt(5, 3, 7, 1).getRealDouble());
        Assertions.assertThat(image.multiscale().channels()).hasSize(4);
    }

    @Test
    void aFunctionRunsOnEachBlock() {
        Zarrkit.sample(60, 40, 12).save(folder.resolve("a.zarr").toString());
        run("""
                from org.zarrkit import Zarrkit
                def inverted(block, position):
                    for pixel in block:
                        pixel.set(65535 - pixel.get())
                    return block
                def offset(block, position):
                    for pixel in block:
                        pixel.set(position[3])
                    return block
                image = Zarrkit.open(folder + "/a.zarr")
                image.mapBlocks(inverted).save(folder + "/inverted.zarr")
                image.mapOverlap(offset, "uint8", 2, 2, 1).save(folder + "/offset.zarr")
                """);
        var a = Zarrkit.open(folder.resolve("a.zarr").toString()).pyramid().level(0);
        var inverted = Zarrkit.open(folder.resolve("inverted.zarr").toString())
                .pyramid()
                .level(0)
                .randomAccess();
        var offset = Zarrkit.open(folder.resolve("offset.zarr").toString())
                .pyramid()
                .level(0)
                .randomAccess();
        var cursor = a.localizingCursor();
        while (cursor.hasNext()) {
            double value = cursor.next().getRealDouble();
            Assertions.assertThat(inverted.setPositionAndGet(cursor).getRealDouble())
                    .isEqualTo(65535 - value);
            Assertions.assertThat(offset.setPositionAndGet(cursor).getRealDouble())
                    .isEqualTo(cursor.getLongPosition(3));
        }
    }

    @Test
    void commandsRunFromScriptsAsFromMacros() {
        run("""
                from ij import IJ, WindowManager
                IJ.run("Zarrkit Sample...", "width=64 height=48 depth=20")
                image = IJ.getImage()
                assert image.getWidth() == 64 and image.getNSlices() == 20 and image.getNChannels() == 2
                IJ.run(image, "Zarrkit Save As...", "path=[" + folder + "/a.zarr] levels=1")
                """);
        Assertions.assertThat(Zarrkit.open(folder.resolve("a.zarr").toString())
                        .pyramid()
                        .level(0)
                        .dimension(0))
                .isEqualTo(64);
    }

    @Test
    void hierarchiesAreCheckedAndMendedFromScripts() {
        Zarrkit.sample(60, 40, 12)
                .save(
                        folder.resolve("a.zip").toString(),
                        WriteOptions.defaults().withLevels(2));
        run("""
                from org.zarrkit import Zarrkit
                from org.zarrkit.doctor import RepairOptions
                path = folder + "/a.zip"
                assert Zarrkit.validate(path).isValid() and Zarrkit.validate(path, True, True).isValid()
                assert 'array, Zarr 3' in str(Zarrkit.info(path)) and Zarrkit.info(path, True).isImage()
                assert len(Zarrkit.repair(path)) == 0
                nearest = RepairOptions.ofLevels("nearest")
                mends = Zarrkit.repair(path, nearest, True)
                assert [m.code() for m in mends] == ["level-translation"], mends
                assert len(Zarrkit.repair(path, nearest, False)) == 1 and len(Zarrkit.repair(path, nearest, False)) == 0
                """);
    }
}
