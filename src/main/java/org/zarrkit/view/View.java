package org.zarrkit.view;

import org.zarrkit.ngff.AffineMatrix;

/**
 * What is looked at: a plane through physical space, at any place, angle and magnification, and a time point.
 *
 * <p>Canvas coordinates are in pixels: x to the right, y down, z into the canvas, whose pixels lie at z = 0; the centre of
 * the upper left one is the origin. Physical positions are x, y, z.
 *
 * @param canvasToSpace from canvas coordinates to physical positions, 3 to 3
 * @param timePoint the index at level 0; images without time axis are the same at all
 */
public record View(AffineMatrix canvasToSpace, long timePoint) {

    public View {
        if (canvasToSpace.inputRank() != 3 || canvasToSpace.outputRank() != 3 || canvasToSpace.determinant() == 0)
            throw new IllegalArgumentException(
                    "view " + canvasToSpace + "; expected an invertible map of 3 coordinates");
        if (timePoint < 0) throw new IllegalArgumentException("t=" + timePoint + "; expected at least 0");
    }

    /** The same magnified, a factor above 1 making things larger; the canvas point x, y stays where it is. */
    public View withZoom(double factor, double x, double y) {
        if (!(factor > 0)) throw new IllegalArgumentException("zoom by " + factor + "; expected more than 0");
        double scale = 1 / factor;
        return before(AffineMatrix.diagonal(
                new double[] {scale, scale, scale}, new double[] {x - x * scale, y - y * scale, 0}));
    }

    /** The same with its content shifted on the canvas, in canvas pixels. */
    public View withPan(double right, double down) {
        return before(shift(-right, -down, 0));
    }

    /** A parallel plane, deeper in space by a number of canvas pixels. */
    public View withDepth(double pixels) {
        return before(shift(0, 0, pixels));
    }

    /** The parallel plane that holds a physical position. */
    public View through(double... position) {
        return withDepth(spaceToCanvas().apply(position)[2]);
    }

    /** The same with its content turned about an axis of the canvas that is moved to the canvas point x, y. */
    public View withTurn(CanvasAxis axis, double degrees, double x, double y) {
        return before(shift(-x, -y, 0).then(axis.rotation(-degrees)).then(shift(x, y, 0)));
    }

    public View withTimePoint(long other) {
        return new View(canvasToSpace, other);
    }

    /** From physical positions to canvas coordinates. */
    public AffineMatrix spaceToCanvas() {
        return canvasToSpace.inverse().orElseThrow();
    }

    /** The view in which a point of the new canvas is seen where this maps it on the present one. */
    private View before(AffineMatrix canvas) {
        return new View(canvas.then(canvasToSpace), timePoint);
    }

    private static AffineMatrix shift(double x, double y, double z) {
        return AffineMatrix.diagonal(new double[] {1, 1, 1}, new double[] {x, y, z});
    }
}
