package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Axis;

class ScrollDirectionTest {

    private HyperstackAxes axes;
    private ScrollDirection direction;

    /** Two channels, ten slices, three frames. */
    @BeforeEach
    void start() {
        List<Axis> tczyx =
                List.of(Axis.time("t"), Axis.channel("c"), Axis.space("z"), Axis.space("y"), Axis.space("x"));
        axes = HyperstackAxes.of(TestPyramids.of(tczyx, DataType.UINT8, 4, 4, 10, 2, 3));
        direction = new ScrollDirection(axes);
    }

    private int plane(int c, int z, int t) {
        return 1 + c + 2 * (z + 10 * t);
    }

    private List<Integer> after(int c, int z, int t) {
        return direction.after(plane(c, z, t), 3).boxed().toList();
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(after(0, 5, 0)).isEmpty();
    }

    @Test
    void slicesGoOnInTheSameChannelAndFrame() {
        after(0, 3, 1);
        assertThat(after(0, 4, 1)).containsExactly(plane(0, 5, 1), plane(0, 6, 1), plane(0, 7, 1));
        assertThat(after(0, 3, 1)).containsExactly(plane(0, 2, 1), plane(0, 1, 1), plane(0, 0, 1));
    }

    @Test
    void theOtherChannelOfAPlaceGoesTheSameWay() {
        after(0, 3, 1);
        after(0, 4, 1);
        assertThat(after(1, 4, 1)).containsExactly(plane(1, 5, 1), plane(1, 6, 1), plane(1, 7, 1));
    }

    @Test
    void framesGoOnAtTheSameSlice() {
        after(0, 3, 0);
        assertThat(after(0, 3, 1)).containsExactly(plane(0, 3, 2));
    }

    @Test
    void slicesEndAtTheLastOneOfTheFrame() {
        after(0, 7, 0);
        assertThat(after(0, 8, 0)).containsExactly(plane(0, 9, 0));
        assertThat(after(0, 9, 0)).isEmpty();
    }

    @Test
    void aJumpElsewhereIsNoDirection() {
        after(0, 3, 0);
        after(0, 4, 0);
        assertThat(after(0, 8, 2)).isEmpty();
    }
}
