package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {

    private static final String IMAGE = Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr");

    @TempDir
    Path folder;

    private BufferedImage snapshot(String... options) throws IOException {
        Path file = folder.resolve("picture.png");
        String[] args = new String[4 + options.length];
        System.arraycopy(new String[] {"snapshot", IMAGE, "-o", file.toString()}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        CommandLineRun run = CommandLineRun.of(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return ImageIO.read(file.toFile());
    }

    /** 24 rows of 0.25 and 30 columns of 0.2 micrometers are a square. */
    @Test
    void thePictureFitsAndHasTheImagesProportions() throws IOException {
        BufferedImage picture = snapshot("--size", "80x60");
        assertThat(picture.getWidth()).isEqualTo(60);
        assertThat(picture.getHeight()).isEqualTo(60);
    }

    @Test
    void theSliceCanBeChosen() throws IOException {
        int[] first = pixels(snapshot("--slice", "z=0,t=0"));
        assertThat(pixels(snapshot("--slice", "z=4,t=1"))).isNotEqualTo(first);
        assertThat(pixels(snapshot("--slice", "t=0,z=0"))).isEqualTo(first);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void aSliceOutsideTheImageIsWrongUsage() {
        CommandLineRun run = CommandLineRun.of(
                "snapshot", IMAGE, "-o", folder.resolve("a.png").toString(), "--slice", "z=5");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("z=5").contains("0 to 4");
        assertThat(folder.resolve("a.png")).doesNotExist();
    }
}
