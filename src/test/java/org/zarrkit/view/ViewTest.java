package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.ngff.AffineMatrix;

class ViewTest {

    private static final Layer LAYER = TestImage.of(new long[] {20, 10, 6}, TestImage::noise);
    private static final Dimension CANVAS = new Dimension(100, 80);

    private static View fitted(Plane plane) {
        return Extent.of(List.of(LAYER), Orientation.of(plane)).view(CANVAS);
    }

    private static void assertSame(double[] found, double... expected) {
        assertThat(found).usingComparatorWithPrecision(1e-9).containsExactly(expected);
    }

    /** The image is 6 x 5 x 10.2 large, and its first pixel lies at 5, -3, 2. */
    @Test
    void anAlignedViewShowsAllOfThePlaneInTheMiddle() {
        View view = fitted(Plane.XY);
        assertSame(view.canvasToSpace().apply(49.5, 39.5, 0), 5 - 0.15 + 3, -3 - 0.25 + 2.5, 2 - 0.85 + 5.1);
        double pixel = 5 / 80.0;
        assertSame(view.canvasToSpace().apply(49.5, -0.5, 0), 7.85, -3.25, 6.25);
        assertSame(view.canvasToSpace().apply(50.5, 39.5, 0), 7.85 + pixel, -0.75, 6.25);
    }

    @Test
    void planesLieAsInOrthogonalViews() {
        double[] xz = difference(fitted(Plane.XZ), 1, 0);
        assertThat(xz[0]).isPositive();
        assertThat(xz[2]).isZero();
        assertThat(difference(fitted(Plane.XZ), 0, 1)[2]).isPositive();
        assertThat(difference(fitted(Plane.YZ), 1, 0)[2]).isPositive();
        assertThat(difference(fitted(Plane.YZ), 0, 1)[1]).isPositive();
    }

    private static double[] difference(View view, int right, int down) {
        double[] from = view.canvasToSpace().apply(0, 0, 0);
        double[] to = view.canvasToSpace().apply(right, down, 0);
        for (int d = 0; d < 3; d++) to[d] -= from[d];
        return to;
    }

    @ParameterizedTest
    @EnumSource
    void zoomKeepsThePointUnderTheMouse(Plane plane) {
        View view = fitted(plane);
        View zoomed = view.withZoom(4, 20, 30);
        assertSame(zoomed.canvasToSpace().apply(20, 30, 0), view.canvasToSpace().apply(20, 30, 0));
        assertSame(zoomed.canvasToSpace().apply(24, 30, 0), view.canvasToSpace().apply(21, 30, 0));
        assertThatThrownBy(() -> view.withZoom(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void panMovesTheContent(Plane plane) {
        View view = fitted(plane);
        assertSame(
                view.withPan(5, -3).canvasToSpace().apply(15, 7, 0),
                view.canvasToSpace().apply(10, 10, 0));
    }

    @Test
    void aTurnIsClockwiseAboutThePoint() {
        View view = fitted(Plane.XY);
        View turned = view.withTurn(CanvasAxis.Z, 90, 20, 30);
        assertSame(turned.canvasToSpace().apply(20, 30, 0), view.canvasToSpace().apply(20, 30, 0));
        // What was to the right of the point is below it now.
        assertSame(turned.canvasToSpace().apply(20, 35, 0), view.canvasToSpace().apply(25, 30, 0));
    }

    @Test
    void turnsOfOrientationsAndViewsAgree() {
        Orientation orientation =
                Orientation.of(Plane.XZ).withTurn(CanvasAxis.X, 40).withTurn(CanvasAxis.Z, 15);
        View turned = fitted(Plane.XZ).withTurn(CanvasAxis.X, 40, 3, 4).withTurn(CanvasAxis.Z, 15, 8, 2);
        double pixelSize = Math.sqrt(square(difference(turned, 1, 0)));
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                assertThat(turned.canvasToSpace().get(i, j) / pixelSize)
                        .isCloseTo(orientation.matrix().get(i, j), within(1e-9));
    }

    private static double square(double[] vector) {
        return vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2];
    }

    @ParameterizedTest
    @EnumSource
    void aViewGoesThroughAPosition(Plane plane) {
        View view = fitted(plane).withTurn(CanvasAxis.Y, 20, 50, 40).through(6, -2, 7);
        assertThat(view.spaceToCanvas().apply(6, -2, 7)[2]).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatCanNotBeLookedAtIsRefused() {
        AffineMatrix flat = AffineMatrix.of(new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}});
        assertThatThrownBy(() -> new View(flat, 0)).hasMessageContaining("invertible");
        assertThatThrownBy(() -> new View(AffineMatrix.identity(2), 0)).hasMessageContaining("3 coordinates");
        assertThatThrownBy(() -> fitted(Plane.XY).withTimePoint(-1)).hasMessageContaining("t=-1");
    }
}
