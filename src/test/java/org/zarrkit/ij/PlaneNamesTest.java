package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zarrkit.error.UnsupportedFeatureException;

class PlaneNamesTest {

    private static PlaneNames of(String... names) {
        return PlaneNames.of(Stream.of(names).map(Path::of).toList());
    }

    private static List<String> order(PlaneNames names) {
        return names.files().stream().map(Path::toString).toList();
    }

    @Test
    void twoComesBeforeTen() {
        PlaneNames names = of("img10.tif", "img2.tif", "img1.tif");
        assertThat(order(names)).containsExactly("img1.tif", "img2.tif", "img10.tif");
        assertThat(names.sizes()).isEmpty();
    }

    @Test
    void lettersTellAxes() {
        PlaneNames names = of("a_t02_c1.tif", "a_t10_c0.tif", "a_t02_c0.tif", "a_t10_c1.tif");
        assertThat(names.sizes()).contains(List.of(2, 1, 2));
        assertThat(order(names)).containsExactly("a_t02_c0.tif", "a_t02_c1.tif", "a_t10_c0.tif", "a_t10_c1.tif");
        assertThat(of("x_Z1.tif", "x_Z2.tif").sizes()).contains(List.of(1, 2, 1));
        assertThat(of("T1C1Z1.tif", "T1C1Z2.tif").sizes()).contains(List.of(1, 2, 1));
        assertThat(of("img_channel000_time001_z002.tif", "img_channel001_time001_z002.tif")
                        .sizes())
                .contains(List.of(2, 1, 1));
    }

    @Test
    void channelsAreFastestThenSlices() {
        PlaneNames names = of(
                "t1z1c1.tif",
                "t1z1c2.tif",
                "t1z2c1.tif",
                "t1z2c2.tif",
                "t2z1c1.tif",
                "t2z1c2.tif",
                "t2z2c1.tif",
                "t2z2c2.tif");
        assertThat(names.sizes()).contains(List.of(2, 2, 2));
        assertThat(order(names).get(1)).isEqualTo("t1z1c2.tif");
        assertThat(order(names).get(2)).isEqualTo("t1z2c1.tif");
        assertThat(order(names).get(4)).isEqualTo("t2z1c1.tif");
    }

    @Test
    void lettersWithinWordsTellNothing() {
        assertThat(of("plate1.tif", "plate2.tif").sizes()).isEmpty();
        assertThat(of("cut12a.tif", "cut13a.tif").sizes()).isEmpty();
        assertThat(of("c3po1.tif", "c3po2.tif").sizes()).isEmpty();
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedByName() {
        assertThatThrownBy(() -> of("a_z1.tif", "projection.tif"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("a_z1.tif", "projection.tif");
        assertThatThrownBy(() -> of("a_z1.tif", "b_z1.tif"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("a_z1.tif", "b_z1.tif", "the same numbers");
        assertThatThrownBy(() -> of("c1_z1.tif", "c1_z2.tif", "c2_z1.tif"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("no file with the numbers", "c=2", "z=2");
    }

    @Test
    void gapIsSaid() {
        assertThat(of("z1.tif", "z2.tif", "z4.tif").notes())
                .singleElement()
                .asString()
                .contains("z between 2 and 4");
        assertThat(of("z0.tif", "z5.tif", "z10.tif").notes()).isEmpty();
    }
}
