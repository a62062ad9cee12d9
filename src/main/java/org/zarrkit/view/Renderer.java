package org.zarrkit.view;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.image.Pyramid;

/**
 * Paints any plane through images: the sum of their channels, each in its colour and window, covered by labels in the
 * colour of each; every image from the level that fits. Only the cells that the plane crosses are read. Immutable, safe
 * for many threads; no window is needed.
 */
public final class Renderer {

    /** Edge of the parts of a canvas painted one after the other, so that a cell serves many lines while it is there. */
    private static final int TILE = 256;

    private final List<Layer> layers;
    private final Interpolation interpolation;

    private Renderer(List<Layer> layers, Interpolation interpolation) {
        this.layers = List.copyOf(layers);
        this.interpolation = interpolation;
    }

    /** A renderer of one image; where windows of its channels are not stated, the coarsest level is read now. */
    public static Renderer of(Pyramid<?> image) {
        return of(List.of(Layer.of(image)));
    }

    /** A renderer of several images, the first lowest; each canvas pixel shows the nearest of each image. */
    public static Renderer of(List<Layer> layers) {
        return new Renderer(layers, Interpolation.NEAREST);
    }

    public Renderer withInterpolation(Interpolation other) {
        return new Renderer(layers, other);
    }

    /** Lowest first. */
    public List<Layer> layers() {
        return layers;
    }

    /** The box around all layers in an orientation. */
    public Extent extent(Orientation orientation) {
        return Extent.of(layers, orientation);
    }

    /** The level from which a layer is painted. */
    public int levelFor(Layer layer, View view) {
        return LayerPainter.level(layer, view);
    }

    /** Paints a plane of the first layer, as it lies in {@link Plane}; as {@link #render(PlanePosition, Orientation, Dimension)}. */
    public BufferedImage render(PlanePosition position, int canvasWidth, int canvasHeight) {
        return render(position, Orientation.of(position.plane()), new Dimension(canvasWidth, canvasHeight));
    }

    /**
     * Paints the plane with an orientation through the middle of a plane of the first layer; all layers fit onto the
     * canvas, and the picture into it, in their proportions.
     *
     * @throws IllegalArgumentException if the position is outside the image
     */
    public BufferedImage render(PlanePosition position, Orientation orientation, Dimension canvas) {
        Layer first = layers.get(0);
        position.requireIn(first.image());
        Extent extent = extent(orientation);
        Dimension size = extent.fit(canvas.width, canvas.height);
        View view = extent.view(size).through(position.centre(first)).withTimePoint(position.t());
        return render(view, size);
    }

    /** Paints a view; loads, and waits for, all that it shows. */
    public BufferedImage render(View view, Dimension canvas) {
        return paint(view, canvas, CellSource.LOADING);
    }

    /** Paints a view of the cells that a source gives. */
    BufferedImage paint(View view, Dimension canvas, CellSource cells) {
        BufferedImage picture = new BufferedImage(canvas.width, canvas.height, BufferedImage.TYPE_INT_RGB);
        List<LayerPainter> painters = new ArrayList<>();
        for (Layer layer : layers)
            if (layer.has(view.timePoint())) painters.add(new LayerPainter(layer, view, interpolation, cells, TILE));
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < canvas.height; y += TILE)
            for (int x = 0; x < canvas.width; x += TILE) paintTile(painters, canvas, pixels, new Point(x, y));
        return picture;
    }

    private static void paintTile(List<LayerPainter> painters, Dimension canvas, int[] pixels, Point corner) {
        int to = Math.min(corner.x + TILE, canvas.width);
        LightLine line = new LightLine(new Span(corner.y, corner.x, to));
        for (int y = corner.y; y < Math.min(corner.y + TILE, canvas.height); y++) {
            line.clear();
            Span span = new Span(y, corner.x, to);
            for (LayerPainter painter : painters) painter.paint(span, line);
            line.writeTo(pixels, y * canvas.width + corner.x);
        }
    }
}
