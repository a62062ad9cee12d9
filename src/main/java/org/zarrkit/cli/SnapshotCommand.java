package org.zarrkit.cli;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.zarrkit.image.AxisValues;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.view.PlanePosition;
import org.zarrkit.view.Renderer;
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

    private static final int LARGEST_EDGE = 16_384;

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

    @Option(
            names = "--size",
            defaultValue = "800x600",
            paramLabel = "WxH",
            description = "Pixels that the picture shall fit into (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(
            names = "--slice",
            defaultValue = "",
            paramLabel = "z=N,t=N",
            description = "The plane, in pixels of level 0, of xz such as y=N (default: the middle one, the first time"
                    + " point).")
    private String slice;

    @Mixin
    private PictureOptions picture;

    @Mixin
    private FileInputOptions input;

    SnapshotCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        int[] edges = edges(size);
        Pyramid<?> image = open(uri, input.toOptions()).pyramid();
        Renderer renderer = Renderer.of(image).withInterpolation(picture.interpolation());
        writePng(renderer.render(position(image), picture.orientation(), new Dimension(edges[0], edges[1])), file);
        return 0;
    }

    private PlanePosition position(Pyramid<?> image) {
        PlanePosition position = PlanePosition.initial(image, picture.plane());
        for (Map.Entry<String, Long> entry :
                AxisValues.positions(slice, "--slice").entrySet())
            position = with(position, image, entry.getKey(), entry.getValue());
        return position;
    }

    /** Axes are asked for by the names that the image gives them. */
    private static PlanePosition with(PlanePosition position, Pyramid<?> image, String name, long index) {
        int rank = image.numDimensions();
        for (int i = 0; i < rank; i++) {
            Axis axis = image.multiscale().axes().get(i);
            if (!axis.name().equals(name)) continue;
            if (axis.type() == AxisType.TIME) return position.withT(index);
            boolean across = rank - 1 - i == position.plane().depthDimension();
            if (axis.type() == AxisType.SPACE && across) return position.withSlice(index);
        }
        throw new IllegalArgumentException(
                "--slice: " + position.plane() + " planes of the image can't be chosen along '" + name
                        + "'; its axes are " + image.multiscale().axes());
    }

    private static int[] edges(String text) {
        if (text.matches("[1-9][0-9]{0,4}x[1-9][0-9]{0,4}")) {
            int at = text.indexOf('x');
            int[] edges = {Integer.parseInt(text.substring(0, at)), Integer.parseInt(text.substring(at + 1))};
            if (Math.max(edges[0], edges[1]) <= LARGEST_EDGE) return edges;
        }
        throw new IllegalArgumentException(
                "--size " + text + "; expected width and height such as 800x600, at most " + LARGEST_EDGE + " each");
    }

    static void writePng(BufferedImage picture, Path file) {
        SafeFile.write(file, channel -> {
            if (!ImageIO.write(picture, "png", Channels.newOutputStream(channel)))
                throw new IOException("this Java can't write PNG");
        });
    }
}
