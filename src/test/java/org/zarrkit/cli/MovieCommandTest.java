package org.zarrkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImageStack;
import ij.plugin.AVI_Reader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of 5 planes. */
class MovieCommandTest {

    private static final String IMAGE = Fixtures.path("images/ome-zarr-py-0.4-tczyx.zarr");

    @TempDir
    Path folder;

    private Path movie(String name, String... options) {
        Path file = folder.resolve(name);
        CommandLineRun run = run(file, options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return file;
    }

    private static CommandLineRun run(Path file, String... options) {
        return CommandLineRun.of(
                Stream.concat(Stream.of("movie", IMAGE, "-o", file.toString(), "--size", "60x60"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void slicesArePicturesThatSnapshotWouldMake() throws IOException {
        List<Path> frames = files(movie("frames"));
        assertThat(frames).hasSize(5);
        assertThat(frames.get(3)).hasFileName("frame-0003.png");
        String png = folder.resolve("a.png").toString();
        CommandLineRun.of("snapshot", IMAGE, "-o", png, "--size", "60x60", "--slice", "z=3");
        assertThat(frames.get(3)).hasSameBinaryContentAs(Path.of(png));
    }

    @Test
    void timePointsOfAnotherPlaneAreAnAviThatImageJReads() throws IOException {
        Path avi = movie("a.avi", "--over", "time", "--plane", "xz", "--fps", "5");
        ImageStack stack = new AVI_Reader().makeStack(avi.toString(), 1, 0, false, false, false);
        assertThat(stack.size()).isEqualTo(2);
        assertThat(stack.getWidth()).isEqualTo(60);
        assertThat(stack.getHeight()).isEqualTo(25);
        assertThat(files(folder)).containsExactly(avi);
    }

    @Test
    void aTurnIsAnAnimatedGifWithAllSteps() throws IOException {
        Path gif = movie("a.gif", "--over", "turn", "--steps", "4");
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(4);
            BufferedImage first = reader.read(0);
            // Slice 2 of 5 is the middle: the box is 6 x 2.5 micrometers seen from above, and 6 high.
            assertThat(first.getWidth()).isEqualTo(60);
            assertThat(first.getHeight()).isEqualTo(55);
        }
    }

    @Test
    void whatIsThereIsKeptUnlessItIsAFile() throws IOException {
        Path frames = movie("frames");
        CommandLineRun again = run(frames);
        assertThat(again.exitCode()).isNotZero();
        assertThat(again.err()).contains(frames.toString());
        assertThat(files(frames)).hasSize(5);
    }

    @Test
    void whatCanNotBeFilmedIsWrongUsage() {
        String[][] wrong = {
            {"--over", "space", "slices, time or turn"},
            {"--steps", "3", "--over turn"},
            {"--fps", "0", "--fps"},
            {"--slice", "z=9", "z=0 to 4"}
        };
        for (String[] option : wrong) {
            CommandLineRun run = run(folder.resolve("a.gif"), option[0], option[1]);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(option[2]);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
