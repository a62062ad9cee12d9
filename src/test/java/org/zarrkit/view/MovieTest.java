package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An image of 3.6 x 5 x 10.2. */
class MovieTest {

    private static final Layer LAYER = TestImage.of(new long[] {12, 10, 6}, TestImage::noise);

    private static Movie.Start start(Plane plane) {
        return new Movie.Start(
                Renderer.of(List.of(LAYER)),
                PlanePosition.initial(LAYER.image(), plane),
                Orientation.of(plane),
                new Dimension(100, 100));
    }

    @Test
    void aFilmOfSlicesHasEachOnce() {
        Movie movie = Movie.ofSlices(start(Plane.XY));
        assertThat(movie.size()).isEqualTo(new Dimension(72, 100));
        assertThat(movie.views()).hasSize(6);
        for (int z = 0; z < 6; z++)
            assertThat(movie.views().get(z).canvasToSpace().apply(3, 4, 0)[2]).isCloseTo(2 + 1.7 * z, within(1e-9));
        assertThat(Movie.ofSlices(start(Plane.XZ)).views()).hasSize(10);
    }

    @Test
    void anImageWithoutTimeIsOneFrame() {
        assertThat(Movie.ofTimePoints(start(Plane.XY)).views())
                .containsExactly(Movie.ofSlices(start(Plane.XY)).views().get(3));
    }

    /** Seen from the side the image is 10.2 wide. */
    @Test
    void atAllAnglesOfATurnTheImageIsOnTheCanvas() {
        Movie movie = Movie.ofTurn(start(Plane.XY), 8);
        assertThat(movie.views()).hasSize(8);
        for (View view : movie.views())
            for (double[] corner : LAYER.corners()) {
                double[] at = view.spaceToCanvas().apply(corner);
                assertThat(at[0]).isBetween(-1.0, (double) movie.size().width);
                assertThat(at[1]).isBetween(-1.0, (double) movie.size().height);
            }
        double[] right = movie.views().get(2).canvasToSpace().toRows()[2];
        assertThat(Math.abs(right[0])).as("a quarter turn looks along x").isGreaterThan(0.05);
        assertThatThrownBy(() -> Movie.ofTurn(start(Plane.XY), 0)).hasMessageContaining("0 steps");
    }
}
