package org.zarrkit.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.zarrkit.Image;
import org.zarrkit.view.PlanePosition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a picture of one plane. */
@Command(
        name = "snapshot",
        description = "Writes a picture of one plane, along axes or at any angle: the composite of its channels, or the"
                + " colours of its labels, from the level that fits.")
final class SnapshotCommand extends Verb implements Callable<Integer> {

    @Parameters(
            paramLabel = "URI",
            description =
                    "An OME-Zarr image, level, label or field, a Zarr array, any file that ImageJ opens, or many of them:"
                            + " a folder, or a pattern such as planes/*.tif or a_t{t}_z{z}.tif.")
    private String uri;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.png",
            description = "The picture to write.")
    private Path file;

    @Mixin
    private PictureOptions picture;

    @Mixin
    private FileInputOptions input;

    SnapshotCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Image image = open(uri, input.toOptions());
        PlanePosition position = picture.position(image.pyramid());
        writePng(picture.renderer(image).render(position, picture.orientation(), picture.canvas()), file);
        return 0;
    }

    static void writePng(BufferedImage picture, Path file) {
        SafeFile.write(file, channel -> {
            if (!ImageIO.write(picture, "png", Channels.newOutputStream(channel)))
                throw new IOException("this Java can't write PNG");
        });
    }
}
