package org.zarrkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.zarrkit.PlateField;
import org.zarrkit.Zarrkit;
import org.zarrkit.command.HeadlessImageJ.Run;

/** What is dropped on a window, as far as that goes without one. */
class DroppedImageTest {

    @TempDir
    Path folder;

    private String image;

    @BeforeEach
    void start() throws IOException {
        HeadlessImageJ.start();
        image = folder.resolve("a.zarr").toString();
        Zarrkit.sample(30, 20, 4).save(image);
    }

    @AfterEach
    void openAtOnceAgain() {
        DropAction.OPEN.remember();
    }

    @Test
    void aDroppedFolderOpensInImageJ() {
        ImageDrop drop = new ImageDrop();
        String log = HeadlessImageJ.logOf("Test_Macro$", () -> {
            ij.macro.Interpreter.batchMode = true;
            drop.openFile(new File(image));
            ImagePlus opened = ij.WindowManager.getCurrentImage();
            assertThat(opened.getTitle()).isEqualTo("cells");
            assertThat(opened.getDimensions()).containsExactly(30, 20, 2, 4, 1);
            opened.close();
            ij.macro.Interpreter.batchMode = false;
        });
        assertThat(log).doesNotContain("Exception");
    }

    @Test
    void sciJavaFindsAnEagerPlugInOfHighPriority() throws Exception {
        Plugin annotation = ZarrIOPlugin.class.getAnnotation(Plugin.class);
        PluginInfo<?> info = new PluginInfo<>(ZarrIOPlugin.class, IOPlugin.class, annotation);
        assertThat(info.is("eager")).isTrue();
        List<String> indexed = new java.util.ArrayList<>();
        for (var item : org.scijava.annotations.Index.load(Plugin.class)) indexed.add(item.className());
        assertThat(indexed).contains(ZarrIOPlugin.class.getName());
    }

    @Test
    void thePlugInGivesTheImageToWhoAsksForIt() throws IOException {
        IOPlugin<Object> plugin = new ZarrIOPlugin();
        assertThat(plugin.supportsOpen(image)).isTrue();
        assertThat(plugin.supportsOpen(new FileLocation(new File(image)))).isTrue();
        assertThat(plugin.supportsOpen(folder.resolve("a.tif").toString())).isFalse();
        assertThat(plugin.open(image)).isInstanceOfSatisfying(ImagePlus.class, opened -> {
            assertThat(opened.getStack().isVirtual()).isTrue();
            assertThat(opened.getNSlices()).isEqualTo(4);
        });
    }

    @Test
    void whoLeavesThemToOthersIsHeeded() {
        Run run = HeadlessImageJ.run("run('Zarrkit Drop Options...', 'drop=[leave to others]');", "");
        assertThat(run.error()).isNull();
        assertThat(new ZarrIOPlugin().supportsOpen(image)).isFalse();
        HeadlessImageJ.run("run('Zarrkit Drop Options...', '');", "");
        assertThat(new ZarrIOPlugin().supportsOpen(image))
                .as("nothing was chosen")
                .isFalse();
        HeadlessImageJ.run("run('Zarrkit Drop Options...', 'drop=[ask each time]');", "");
        assertThat(new ZarrIOPlugin().supportsOpen(image)).isTrue();
    }

    @Test
    void ofAPlateAllOrOneFieldCanBeChosen() {
        String plate = folder.resolve("plate.zarr").toString();
        Zarrkit.savePlate(
                plate,
                List.of(
                        new PlateField("A1", 0, 0, () -> Zarrkit.sample(20, 10, 1)),
                        new PlateField("B2", 0, 0, () -> Zarrkit.sample(20, 10, 1))));
        assertThat(Openable.isChoiceAt(plate)).isTrue();
        List<Openable> all = Openable.at(plate).toList();
        assertThat(all).extracting(Openable::series).containsExactly("", "A/1/0", "B/2/0");
        assertThat(all.get(0).details()).isEqualTo("40 x 20 pixels");
        assertThat(all.get(1).details()).startsWith("field, ").contains("y 10, x 20", "uint16");
        assertThat(all.get(2).pixels().get().level(0).dimension(0)).isEqualTo(20);
        assertThat(Openable.isChoiceAt(image)).isFalse();
        assertThat(Openable.isChoiceAt(plate + "/A/1/0")).isFalse();
    }
}
