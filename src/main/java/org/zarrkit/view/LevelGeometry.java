package org.zarrkit.view;

import org.zarrkit.ngff.AffineMatrix;

/** Where the pixels of a canvas lie in a level: positions in pixels, the centre of the first at 0. */
final class LevelGeometry {

    /** Positions this close to a border between pixels, or to a centre, are on it: rounding must not show. */
    static final double TOLERANCE = 1e-6;

    private final double[][] rows;
    private final long[] size;

    private LevelGeometry(double[][] rows, long[] size) {
        this.rows = rows;
        this.size = size;
    }

    static LevelGeometry of(View view, Layer layer, int level) {
        AffineMatrix canvasToIndex = view.canvasToSpace().then(layer.spaceToIndex(level));
        return new LevelGeometry(canvasToIndex.toRows(), layer.size(level));
    }

    /** How many pixels of the level a step of one canvas pixel to the right (0) or down (1) crosses. */
    double step(int direction) {
        double sum = 0;
        for (double[] row : rows) sum += row[direction] * row[direction];
        return Math.sqrt(sum);
    }

    /** The position along x, y or z of a canvas pixel. */
    double position(int d, int x, int y) {
        double[] row = rows[d];
        return row[0] * x + row[1] * y + row[3];
    }

    /** The nearest index of the level, which has one for all positions. */
    long nearest(int d, int x, int y) {
        return clamped((long) Math.floor(position(d, x, y) + 0.5 + TOLERANCE), d);
    }

    long clamped(long index, int d) {
        return Math.max(0, Math.min(index, size[d] - 1));
    }

    private boolean isInside(int x, int y) {
        for (int d = 0; d < size.length; d++) {
            double shifted = position(d, x, y) + 0.5 + TOLERANCE;
            if (!(shifted >= 0 && shifted < size[d])) return false;
        }
        return true;
    }

    /** The part of a line of the canvas that shows the level, which is convex: one part or none. */
    Span inside(Span line) {
        int from = line.from();
        while (from < line.to() && !isInside(from, line.y())) from++;
        int to = from;
        while (to < line.to() && isInside(to, line.y())) to++;
        return new Span(line.y(), from, to);
    }
}
