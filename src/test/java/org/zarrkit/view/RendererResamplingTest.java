package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zarrkit.image.CellCache;
import org.zarrkit.ngff.AffineMatrix;

/** Pictures against level 0 resampled pixel by pixel. */
class RendererResamplingTest {

    private static final long[] SIZE = {13, 11, 7};
    private static final Dimension CANVAS = new Dimension(60, 47);
    private static final AffineMatrix SHEARED =
            AffineMatrix.of(new double[][] {{0.9, -0.4, 0.2, 11}, {0.3, 1.2, -0.1, -7}, {-0.25, 0.15, 0.8, 3}});

    static Stream<Arguments> views() {
        Layer straight = TestImage.of(SIZE, TestImage::noise);
        Layer sheared = straight.withPlacement(SHEARED);
        Stream.Builder<Arguments> cases = Stream.builder();
        for (Layer layer : List.of(straight, sheared)) {
            for (Plane plane : Plane.values()) {
                View fitted = Extent.of(List.of(layer), Orientation.of(plane)).view(CANVAS);
                cases.add(Arguments.of(layer, fitted));
                cases.add(Arguments.of(layer, fitted.withZoom(3.3, 21, 17).withPan(4.25, -2)));
                cases.add(Arguments.of(layer, fitted.withTurn(CanvasAxis.Z, 30, 29.5, 23)));
                cases.add(Arguments.of(
                        layer, fitted.withTurn(CanvasAxis.X, 37, 30, 23).withTurn(CanvasAxis.Y, -71, 30, 23)));
            }
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("views")
    void nearestIsExactlyTheNearestPixelOfLevelZero(Layer layer, View view) {
        BufferedImage picture = Renderer.of(List.of(layer)).render(view, CANVAS);
        int seen = 0;
        for (int y = 0; y < CANVAS.height; y++)
            for (int x = 0; x < CANVAS.width; x++) {
                double[] index = index(layer, view, x, y);
                int expected = isInside(index) ? noise(round(index[0]), round(index[1]), round(index[2])) : 0;
                if (expected != 0) seen++;
                assertThat(grey(picture, x, y)).as("%d, %d", x, y).isEqualTo(expected);
            }
        assertThat(seen).isGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("views")
    void linearIsTheTrilinearMeanOfLevelZeroWithinOneGreyValue(Layer layer, View view) {
        BufferedImage picture = Renderer.of(List.of(layer))
                .withInterpolation(Interpolation.LINEAR)
                .render(view, CANVAS);
        int between = 0;
        for (int y = 0; y < CANVAS.height; y++)
            for (int x = 0; x < CANVAS.width; x++) {
                double[] index = index(layer, view, x, y);
                double expected = isInside(index) ? trilinear(index) : 0;
                if (Math.abs(expected - noise(round(index[0]), round(index[1]), round(index[2]))) > 2) between++;
                assertThat((double) grey(picture, x, y)).as("%d, %d", x, y).isBetween(expected - 1, expected + 1);
            }
        assertThat(between).isGreaterThan(200);
    }

    /** By the image's transform alone: the view's matrix, then the placement undone, then pixel size and origin. */
    private static double[] index(Layer layer, View view, int x, int y) {
        double[] place = layer.placement()
                .inverse()
                .orElseThrow()
                .apply(view.canvasToSpace().apply(x, y, 0));
        for (int d = 0; d < 3; d++) place[d] = (place[d] - TestImage.ORIGIN[d]) / TestImage.PIXEL_SIZE[d];
        return place;
    }

    private static long round(double index) {
        return (long) Math.floor(index + 0.5 + 1e-6);
    }

    private static boolean isInside(double[] index) {
        for (int d = 0; d < 3; d++) if (round(index[d]) < 0 || round(index[d]) >= SIZE[d]) return false;
        return true;
    }

    private static int noise(long x, long y, long z) {
        return TestImage.noise(clamp(x, 0), clamp(y, 1), clamp(z, 2));
    }

    private static long clamp(long index, int d) {
        return Math.max(0, Math.min(SIZE[d] - 1, index));
    }

    private static double trilinear(double[] index) {
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            double weight = 1;
            long[] at = new long[3];
            for (int d = 0; d < 3; d++) {
                double floor = Math.floor(index[d]);
                boolean upper = (corner >> d & 1) == 1;
                at[d] = (long) floor + (upper ? 1 : 0);
                weight *= upper ? index[d] - floor : 1 - (index[d] - floor);
            }
            sum += weight * noise(at[0], at[1], at[2]);
        }
        return sum;
    }

    private static int grey(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y) & 0xFFFFFF;
        assertThat(rgb).isEqualTo((rgb & 0xFF) * 0x010101);
        return rgb & 0xFF;
    }

    /** A slope along x, whose mean over two pixels is its value between them. */
    @Test
    void coarserLevelsLieWhereTheirTransformsSay() {
        Layer layer = TestImage.layer(
                new long[] {40, 8, 4},
                2,
                new CellCache(1 << 20),
                (level, cell) -> TestImage.fill(cell, (x, y, z) -> (int) (level == 0 ? 6 * x : 6 * (2 * x) + 3)));
        Dimension canvas = new Dimension(12, 4);
        View fitted = Extent.of(List.of(layer), Orientation.of(Plane.XY)).view(canvas);
        Renderer renderer = Renderer.of(List.of(layer)).withInterpolation(Interpolation.LINEAR);
        assertThat(renderer.levelFor(layer, fitted)).isEqualTo(1);
        BufferedImage picture = renderer.render(fitted, canvas);
        for (int x = 1; x < 11; x++) {
            double index = index(layer, fitted, x, 2)[0];
            assertThat((double) grey(picture, x, 2)).isBetween(6 * index - 0.6, 6 * index + 0.6);
        }
    }
}
