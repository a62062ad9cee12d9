package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanePositionTest {

    private static final Layer LAYER = TestImage.of(new long[] {12, 10, 6}, (x, y, z) -> (int) (x + 10 * y + 20 * z));
    private static final Renderer RENDERER = Renderer.of(List.of(LAYER));

    @Test
    void theMiddlePlaneIsShownUnlessTheImageProposesOne() {
        assertThat(PlanePosition.initial(LAYER.image(), Plane.XZ)).isEqualTo(new PlanePosition(Plane.XZ, 5, 0));
        assertThat(PlanePosition.initial(LAYER.image(), Plane.YZ)).isEqualTo(new PlanePosition(Plane.YZ, 6, 0));
    }

    /** 12 pixels of 0.3, 10 of 0.5 and 6 of 1.7: pictures of 36 x 102 and 102 x 50. */
    @Test
    void eachPixelOfASliceAcrossIsShown() {
        BufferedImage xz = RENDERER.render(new PlanePosition(Plane.XZ, 7, 0), 36, 102);
        assertThat(xz.getRGB(3 * 4 + 1, 17 * 2 + 8) & 0xFF).isEqualTo(4 + 70 + 40);
        BufferedImage yz = RENDERER.render(new PlanePosition(Plane.YZ, 9, 0), 102, 50);
        assertThat(yz.getWidth()).isEqualTo(102);
        assertThat(yz.getHeight()).isEqualTo(50);
        assertThat(yz.getRGB(17 * 3 + 8, 5 * 6 + 2) & 0xFF).isEqualTo(9 + 60 + 60);
    }

    @Test
    void aSliceOutsideIsNamedByItsAxis() {
        assertThatThrownBy(() -> RENDERER.render(new PlanePosition(Plane.XZ, 10, 0), 8, 8))
                .hasMessageContaining("y=10")
                .hasMessageContaining("0 to 9");
        assertThatThrownBy(() -> new PlanePosition(Plane.YZ, -1, 0)).hasMessageContaining("x=-1");
    }
}
