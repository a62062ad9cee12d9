package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of planes and patterns on the command line. */
class PlaneFilesCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void planes() {
        for (int i = 0; i < 11; i++) {
            ByteProcessor plane = new ByteProcessor(3, 2);
            plane.add(i);
            new FileSaver(new ImagePlus("", plane)).saveAsTiff(file("p" + i + ".tif"));
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static byte[] dump(String place) {
        return CommandLineRun.of("dump", place, "-o", "-").out();
    }

    @Test
    void folderIsConvertedInNaturalOrder(@TempDir Path out) {
        String place = out.resolve("out.zarr").toString();
        CommandLineRun run = CommandLineRun.of("convert", folder.toString(), place, "--axis", "t");
        assertThat(run.exitCode()).as(run.err()).isZero();
        byte[] pixels = dump(place);
        assertThat(pixels).hasSize(11 * 6);
        for (int i = 0; i < pixels.length; i++) assertThat(pixels[i]).isEqualTo((byte) (i / 6));
        assertThat(CommandLineRun.of("info", place).text()).contains("t, y, x");
    }

    @Test
    void patternIsProcessed() {
        String place = file("out.zarr");
        CommandLineRun run = CommandLineRun.of("process", file("p?.tif"), place, "--op", "threshold min=5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(dump(place)).hasSize(60).endsWith(-1, -1, -1, -1, -1, -1).startsWith(0, 0, 0, 0, 0, 0);
    }

    @Test
    void infoAndSnapshotShowFolders() {
        CommandLineRun info = CommandLineRun.of("info", folder.toString());
        assertThat(info.text()).contains("image file, uint8 [11,2,3]");
        CommandLineRun snapshot = CommandLineRun.of("snapshot", folder.toString(), "-o", file("a.png"));
        assertThat(snapshot.exitCode()).as(snapshot.err()).isZero();
        assertThat(folder.resolve("a.png")).exists();
    }

    @Test
    void mistakesAreTold() {
        assertThat(CommandLineRun.of("convert", file("q*.tif"), file("out.zarr"))
                        .err())
                .contains("no file is named like");
        assertThat(CommandLineRun.of("convert", folder.toString(), file("out.zarr"), "--axis", "y")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("convert", folder.toString(), file("out.zarr"))
                        .err())
                .contains("inside IN");
    }
}
