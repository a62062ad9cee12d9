package org.zarrkit.view;

import org.zarrkit.ngff.AffineMatrix;

/** The directions of a canvas, about which a view is turned. */
public enum CanvasAxis {
    /** To the right. */
    X,
    /** Down. */
    Y,
    /** Into the canvas; a turn about it is clockwise. */
    Z;

    /** The rotation of space about this axis through the origin, by an angle in degrees. */
    AffineMatrix rotation(double degrees) {
        double cos = cosine(degrees);
        double sin = cosine(degrees - 90);
        int from = (ordinal() + 1) % 3;
        int to = (ordinal() + 2) % 3;
        double[][] rows = AffineMatrix.identity(3).toRows();
        rows[from][from] = cos;
        rows[from][to] = -sin;
        rows[to][from] = sin;
        rows[to][to] = cos;
        return AffineMatrix.of(rows);
    }

    /** Exact for quarters of a turn, so that these move pixels onto pixels. */
    private static double cosine(double degrees) {
        double turn = Math.abs(Math.IEEEremainder(degrees, 360));
        if (turn == 90) return 0;
        return Math.cos(Math.toRadians(turn));
    }
}
