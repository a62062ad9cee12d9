package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.blocks.SampleCells;
import org.zarrkit.error.TargetExistsException;

class DemoTest {

    private static final List<Long> SMALL = List.of(100L, 90L, 40L);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(out, true), new PrintStream(new ByteArrayOutputStream(), true), false);

    @Test
    void itWritesBothImagesAndAPictureAgainAndAgain() throws IOException {
        Assumptions.assumeTrue(GraphicsEnvironment.isHeadless(), "with a display it would open a window");
        Path demo = folder.resolve("demo");
        for (int i = 0; i < 2; i++) Demo.run(terminal, demo, SMALL);
        assertThat(out.toString())
                .contains(
                        SampleCells.of(100, 90, 40).count() + " cells",
                        "gaussian, Otsu",
                        "[2, 40, 90, 100]",
                        "Peak memory");
        byte[] mask = CommandLineRun.of("dump", demo.resolve("mask.ome.zarr").toString(), "-o", "-")
                .out();
        assertThat(mask).hasSize(2 * 40 * 90 * 100).contains((byte) 0).contains((byte) 255);
        assertThat(ImageIO.read(demo.resolve("cells-and-mask.png").toFile()).getWidth())
                .isGreaterThan(900);
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> Demo.run(terminal, folder, SMALL))
                .isInstanceOf(TargetExistsException.class)
                .hasMessageContaining("left alone");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(Files.list(folder)).hasSize(1);
    }
}
