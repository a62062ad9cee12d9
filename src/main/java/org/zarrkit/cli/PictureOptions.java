package org.zarrkit.cli;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.Image;
import org.zarrkit.image.AxisValues;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AffineMatrix;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.view.CanvasAxis;
import org.zarrkit.view.Interpolation;
import org.zarrkit.view.Layer;
import org.zarrkit.view.Orientation;
import org.zarrkit.view.Plane;
import org.zarrkit.view.PlanePosition;
import org.zarrkit.view.Renderer;
import picocli.CommandLine.Option;

/** How an image is looked at, for verbs that make pictures. */
final class PictureOptions {

    private static final int LARGEST_EDGE = 16_384;

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

    @Option(
            names = "--plane",
            defaultValue = "xy",
            paramLabel = "xy|xz|yz",
            description =
                    "The axes of the picture: xy has x to the right and y down, xz has z down, yz has z to the right"
                            + " (default: ${DEFAULT-VALUE}).")
    private String plane;

    @Option(
            names = "--rotate",
            defaultValue = "",
            paramLabel = "DEG|x=DEG,y=DEG,z=DEG",
            description = "Turns what the picture shows about its middle, clockwise; or about lines of the picture, one"
                    + " after the other: x to the right, y down, z into it.")
    private String rotation;

    @Option(
            names = "--interpolation",
            defaultValue = "nearest",
            paramLabel = "nearest|linear",
            description = "What is shown between pixels; of labels always the nearest (default: ${DEFAULT-VALUE}).")
    private String interpolation;

    @Option(
            names = "--labels",
            paramLabel = "NAME",
            description = "A label image of the image, whose colours cover it half.")
    private Optional<String> labels;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            description = "The coordinate system of the image in which it is looked at (default: that of its axes).")
    private Optional<String> system;

    /** What paints an image, and its labels if they are asked for. */
    Renderer renderer(Image image) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Layer.of(image.pyramid()));
        labels.ifPresent(
                name -> layers.add(Layer.of(image.label(name).pyramid()).withOpacity(0.5)));
        if (system.isPresent()) {
            AffineMatrix placement = layers.get(0).in(system.get()).placement();
            layers.replaceAll(layer -> layer.withPlacement(placement));
        }
        return Renderer.of(layers).withInterpolation(Interpolation.of(interpolation));
    }

    /** @throws IllegalArgumentException if the image has no such plane */
    PlanePosition position(Pyramid<?> image) {
        PlanePosition position = PlanePosition.initial(image, plane());
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

    Dimension canvas() {
        if (size.matches("[1-9][0-9]{0,4}x[1-9][0-9]{0,4}")) {
            int at = size.indexOf('x');
            Dimension canvas =
                    new Dimension(Integer.parseInt(size.substring(0, at)), Integer.parseInt(size.substring(at + 1)));
            if (Math.max(canvas.width, canvas.height) <= LARGEST_EDGE) return canvas;
        }
        throw new IllegalArgumentException(
                "--size " + size + "; expected width and height such as 800x600, at most " + LARGEST_EDGE + " each");
    }

    private Plane plane() {
        return Plane.of(plane);
    }

    Orientation orientation() {
        String turns = rotation.isBlank() || rotation.contains("=") ? rotation : "z=" + rotation;
        Orientation orientation = Orientation.of(plane());
        for (Map.Entry<String, Double> turn :
                AxisValues.numbers(turns, "--rotate").entrySet())
            orientation = orientation.withTurn(axis(turn.getKey()), turn.getValue());
        return orientation;
    }

    private CanvasAxis axis(String name) {
        return switch (name) {
            case "x" -> CanvasAxis.X;
            case "y" -> CanvasAxis.Y;
            case "z" -> CanvasAxis.Z;
            default ->
                throw new IllegalArgumentException(
                        "--rotate " + rotation + ": '" + name + "' is no line of the picture; expected x, y or z");
        };
    }
}
