package org.zarrkit.ij;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Color;
import org.zarrkit.error.UnsupportedFeatureException;

/** The borders of chunks as an overlay of lines, which a person can see, and remove as any overlay. */
public final class ChunkBorders {

    private static final String NAME = "zarrkit chunk border";
    /** More lines are no help, and slow. */
    private static final int MOST_LINES = 4000;

    private ChunkBorders() {}

    /**
     * Draws the borders of the chunks along x and y, of a window that shows a lazy image; those that were drawn before
     * are removed.
     *
     * @return the edges of the chunks, x first
     * @throws IllegalArgumentException if the window shows no lazy image
     * @throws UnsupportedFeatureException if there are thousands of them
     */
    public static int[] draw(ImagePlus window, Color color) {
        int[] edges = edges(window);
        long lines = window.getWidth() / edges[0] + window.getHeight() / edges[1];
        if (lines > MOST_LINES)
            throw new UnsupportedFeatureException("'" + window.getTitle() + "' has " + lines
                    + " borders of chunks, more than can be drawn; show a part of it (Zarrkit Crop...)");
        remove(window);
        Overlay overlay = window.getOverlay() == null ? new Overlay() : window.getOverlay();
        for (int x = edges[0]; x < window.getWidth(); x += edges[0])
            add(overlay, new Line(x, 0, x, window.getHeight()), color);
        for (int y = edges[1]; y < window.getHeight(); y += edges[1])
            add(overlay, new Line(0, y, window.getWidth(), y), color);
        window.setOverlay(overlay);
        return edges;
    }

    private static void add(Overlay overlay, Line line, Color color) {
        line.setStrokeColor(color);
        line.setStrokeWidth(0); // one pixel of the screen, at any magnification
        line.setName(NAME);
        overlay.add(line);
    }

    /** Removes the borders that were drawn; other parts of the overlay stay. */
    public static void remove(ImagePlus window) {
        Overlay overlay = window.getOverlay();
        if (overlay == null) return;
        for (Roi roi : overlay.toArray()) if (NAME.equals(roi.getName())) overlay.remove(roi);
        if (overlay.size() == 0) window.setOverlay(null);
        else window.updateAndDraw();
    }

    private static int[] edges(ImagePlus window) {
        if (!(window.getStack() instanceof LazyStack lazy))
            throw new IllegalArgumentException("'" + window.getTitle() + "' is no image in chunks; open one with"
                    + " Zarrkit Open..., or save this one with Zarrkit Save As... first");
        int[] edges = new int[lazy.pyramid().numDimensions()];
        lazy.pyramid().level(0).getCellGrid().cellDimensions(edges);
        return edges;
    }
}
