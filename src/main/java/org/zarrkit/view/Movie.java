package org.zarrkit.view;

import java.awt.Dimension;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;

/**
 * The views of a film, all on canvases of one size.
 *
 * @param size of the canvas
 */
public record Movie(List<View> views, Dimension size) {

    public Movie {
        views = List.copyOf(views);
        size = new Dimension(size);
    }

    /**
     * Where a film begins: a plane of the first layer, in an orientation, fitted into a canvas.
     *
     * @param canvas its largest size
     */
    public record Start(Renderer renderer, PlanePosition position, Orientation orientation, Dimension canvas) {

        /** @throws IllegalArgumentException if the position is outside the image */
        public Start {
            canvas = new Dimension(canvas);
            position.requireIn(renderer.layers().get(0).image());
        }

        private Layer layer() {
            return renderer.layers().get(0);
        }

        private View view(Extent extent, Dimension size, PlanePosition at) {
            return extent.view(size).through(at.centre(layer())).withTimePoint(at.t());
        }
    }

    /** All slices of the first layer along the axis across the plane. */
    public static Movie ofSlices(Start start) {
        Extent extent = start.renderer().extent(start.orientation());
        Dimension size = extent.fit(start.canvas().width, start.canvas().height);
        PlanePosition position = start.position();
        long count = start.layer().size(0)[position.plane().depthDimension()];
        return new Movie(
                LongStream.range(0, count)
                        .mapToObj(slice -> start.view(extent, size, position.withSlice(slice)))
                        .toList(),
                size);
    }

    /** The same plane at all time points of the first layer. */
    public static Movie ofTimePoints(Start start) {
        Extent extent = start.renderer().extent(start.orientation());
        Dimension size = extent.fit(start.canvas().width, start.canvas().height);
        View view = start.view(extent, size, start.position());
        Pyramid<?> image = start.layer().image();
        int t = image.dimension(AxisType.TIME);
        long count = t < 0 ? 1 : image.level(0).dimension(t);
        return new Movie(
                LongStream.range(0, count).mapToObj(view::withTimePoint).toList(), size);
    }

    /** A turn of the plane about the upright line in its middle, in equal steps; all layers stay on the canvas. */
    public static Movie ofTurn(Start start, int steps) {
        if (steps < 1) throw new IllegalArgumentException("a turn in " + steps + " steps; expected at least 1");
        double step = 360.0 / steps;
        Extent extent = start.renderer()
                .extent(start.orientation())
                .turned(start.position().centre(start.layer()));
        Dimension size = extent.fit(start.canvas().width, start.canvas().height);
        View first = start.view(extent, size, start.position());
        double middle = (size.width - 1) / 2.0;
        return new Movie(
                IntStream.range(0, steps)
                        .mapToObj(i -> first.withTurn(CanvasAxis.Y, i * step, middle, 0))
                        .toList(),
                size);
    }
}
