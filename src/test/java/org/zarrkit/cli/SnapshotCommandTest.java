package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
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

    /** 5 planes of 0.5 micrometers (z) by 30 columns of 0.2 (x), and by 24 rows of 0.25 (y). */
    @Test
    void theImageCanBeSeenFromOtherSides() throws IOException {
        BufferedImage front = snapshot("--plane", "xz", "--size", "60x60");
        assertThat(front.getWidth()).isEqualTo(60);
        assertThat(front.getHeight()).isEqualTo(25);
        BufferedImage side = snapshot("--plane", "yz", "--size", "60x60", "--slice", "x=3");
        assertThat(side.getWidth()).isEqualTo(25);
        assertThat(side.getHeight()).isEqualTo(60);
        assertThat(pixels(snapshot("--plane", "yz", "--size", "60x60", "--slice", "x=20")))
                .isNotEqualTo(pixels(side));
    }

    @Test
    void thePictureCanBeTurned() throws IOException {
        BufferedImage upright = snapshot("--size", "30x30");
        BufferedImage turned = snapshot("--size", "30x30", "--rotate", "90");
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 30; x++)
                assertThat(turned.getRGB(29 - y, x)).as("%d, %d", x, y).isEqualTo(upright.getRGB(x, y));
        // Lying as a square on its corner, it has black corners.
        BufferedImage lozenge = snapshot("--size", "30x30", "--rotate", "z=45");
        assertThat(lozenge.getRGB(0, 0) & 0xFFFFFF).isZero();
        assertThat(pixels(snapshot("--rotate", "x=30,y=10"))).isNotEqualTo(pixels(snapshot()));
    }

    @Test
    void valuesBetweenPixelsCanBeInterpolated() throws IOException {
        int[] nearest = pixels(snapshot("--size", "300x300"));
        int[] linear = pixels(snapshot("--size", "300x300", "--interpolation", "linear"));
        assertThat(linear).hasSameSizeAs(nearest).isNotEqualTo(nearest);
    }

    @Test
    void labelsCoverTheImageHalf() throws IOException {
        String image = Fixtures.path("images/ome-zarr-py-0.5-zyx-labels.zarr");
        BufferedImage plain = picture(image);
        String name = CommandLineRun.of("labels", image).text().split(" ")[0];
        BufferedImage covered = picture(image, "--labels", name);
        boolean coloured = false;
        for (int y = 0; y < plain.getHeight(); y++)
            for (int x = 0; x < plain.getWidth(); x++) {
                int rgb = plain.getRGB(x, y) & 0xFFFFFF;
                assertThat(rgb).isEqualTo((rgb & 0xFF) * 0x010101);
                int other = covered.getRGB(x, y) & 0xFFFFFF;
                coloured |= other != (other & 0xFF) * 0x010101;
            }
        assertThat(coloured).isTrue();
    }

    private BufferedImage picture(String image, String... options) throws IOException {
        Path file = folder.resolve("labels.png");
        CommandLineRun run =
                CommandLineRun.of(Stream.concat(Stream.of("snapshot", image, "-o", file.toString()), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return ImageIO.read(file.toFile());
    }

    @Test
    void anImageIsSeenInACoordinateSystem() throws IOException {
        assertThat(pixels(snapshot("--system", "physical"))).isEqualTo(pixels(snapshot()));
        CommandLineRun run = CommandLineRun.of(
                "snapshot", IMAGE, "-o", folder.resolve("a.png").toString(), "--system", "stage");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'stage'").contains("physical");
    }

    @Test
    void whatIsNoPlaneTurnOrInterpolationIsWrongUsage() {
        String[][] wrong = {
            {"--plane", "zx", "xy, xz or yz"},
            {"--rotate", "q=3", "'q'"},
            {"--rotate", "far", "'far'"},
            {"--interpolation", "cubic", "nearest or linear"},
            {"--slice", "y=3", "xy planes"}
        };
        for (String[] option : wrong) {
            String file = folder.resolve("a.png").toString();
            CommandLineRun run = CommandLineRun.of("snapshot", IMAGE, "-o", file, option[0], option[1]);
            assertThat(run.exitCode()).as(option[0]).isEqualTo(2);
            assertThat(run.err()).contains(option[2]);
        }
        assertThat(CommandLineRun.of("snapshot", "--help").text()).contains("--plane", "--rotate", "--interpolation");
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
