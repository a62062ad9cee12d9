package org.zarrkit.view;

import java.awt.Dimension;
import java.util.Arrays;
import java.util.List;
import org.zarrkit.ngff.AffineMatrix;

/**
 * The box in an orientation of the canvas that holds all pixels of some layers whole.
 *
 * @param least along the directions of the canvas (right, down, into it), in physical units
 * @param most as {@code least}
 */
public record Extent(Orientation orientation, List<Double> least, List<Double> most) {

    public Extent {
        least = List.copyOf(least);
        most = List.copyOf(most);
    }

    /** @throws IllegalArgumentException if there are no layers */
    public static Extent of(List<Layer> layers, Orientation orientation) {
        if (layers.isEmpty()) throw new IllegalArgumentException("no layers; expected at least one");
        Double[] least = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        Double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        AffineMatrix toCanvas = orientation.toCanvas();
        for (Layer layer : layers)
            for (double[] corner : layer.corners()) {
                double[] place = toCanvas.apply(corner);
                for (int d = 0; d < place.length; d++) {
                    least[d] = Math.min(least[d], place[d]);
                    most[d] = Math.max(most[d], place[d]);
                }
            }
        return new Extent(orientation, Arrays.asList(least), Arrays.asList(most));
    }

    /** As wide as is needed to hold this at any angle about the upright line in its middle through a position. */
    Extent turned(double[] position) {
        double depth = orientation.toCanvas().apply(position)[2];
        double radius =
                Math.hypot(span(0) / 2, Math.max(Math.abs(least.get(2) - depth), Math.abs(most.get(2) - depth)));
        return new Extent(
                orientation,
                List.of(centre(0) - radius, least.get(1), least.get(2)),
                List.of(centre(0) + radius, most.get(1), most.get(2)));
    }

    /** The largest size within a canvas that has the proportions of this extent. */
    public Dimension fit(int canvasWidth, int canvasHeight) {
        if (canvasWidth < 1 || canvasHeight < 1)
            throw new IllegalArgumentException(
                    "a canvas of " + canvasWidth + " x " + canvasHeight + "; expected at least 1 x 1");
        double pixelSize = pixelSize(canvasWidth, canvasHeight);
        return new Dimension(edge(0, pixelSize, canvasWidth), edge(1, pixelSize, canvasHeight));
    }

    private int edge(int d, double pixelSize, int most) {
        return (int) Math.max(1, Math.min(most, Math.round(span(d) / pixelSize)));
    }

    /** The view of its middle plane that shows all of it on a canvas, centred, at the first time point. */
    public View view(Dimension canvas) {
        double pixelSize = pixelSize(canvas.width, canvas.height);
        double[] scale = {pixelSize, pixelSize, pixelSize};
        double[] first = {
            centre(0) - pixelSize * (canvas.width - 1) / 2, centre(1) - pixelSize * (canvas.height - 1) / 2, centre(2)
        };
        return new View(AffineMatrix.diagonal(scale, first).then(orientation.matrix()), 0);
    }

    private double pixelSize(int width, int height) {
        return Math.max(span(0) / width, span(1) / height);
    }

    private double span(int d) {
        return most.get(d) - least.get(d);
    }

    private double centre(int d) {
        return (least.get(d) + most.get(d)) / 2;
    }
}
