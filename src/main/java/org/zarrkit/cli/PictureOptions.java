package org.zarrkit.cli;

import java.util.Map;
import org.zarrkit.image.AxisValues;
import org.zarrkit.view.CanvasAxis;
import org.zarrkit.view.Interpolation;
import org.zarrkit.view.Orientation;
import org.zarrkit.view.Plane;
import picocli.CommandLine.Option;

/** How an image is looked at, for verbs that make pictures. */
final class PictureOptions {

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

    Plane plane() {
        return Plane.of(plane);
    }

    Interpolation interpolation() {
        return Interpolation.of(interpolation);
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
