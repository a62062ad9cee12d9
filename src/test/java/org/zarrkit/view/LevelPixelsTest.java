package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cells of 4 x 3 x 2 pixels. */
class LevelPixelsTest {

    private static final long[] SIZE = {12, 9, 6};
    private final Layer layer = TestImage.of(SIZE, TestImage::noise);
    private final List<Long> asked = new ArrayList<>();
    private final LevelPixels pixels = new LevelPixels(layer.image(), 0, (image, level, index) -> {
        asked.add(index);
        return index == 0 ? Optional.empty() : Optional.of(image.cell(level, index));
    });

    @Test
    void everyPixelIsFoundInItsCell() {
        for (long z = 2; z < 6; z++)
            for (long y = 0; y < 9; y++)
                for (long x = 0; x < 12; x++) {
                    assertThat(pixels.seek(x, y, z)).isTrue();
                    assertThat(pixels.value()).isEqualTo(TestImage.noise(x, y, z));
                    assertThat(pixels.label()).isEqualTo(TestImage.noise(x, y, z));
                }
    }

    @Test
    void anAbsentCellIsAskedForOnceHoweverManyOfItsPixelsAreWanted() {
        for (int x = 0; x < 4; x++) assertThat(pixels.seek(x, 1, 1)).isFalse();
        assertThat(asked).containsExactly(0L);
        assertThat(pixels.seek(4, 1, 1)).isTrue();
    }

    @Test
    void theEightCellsAroundACornerAreAskedForOnce() {
        for (int round = 0; round < 3; round++)
            for (int corner = 0; corner < 8; corner++)
                pixels.seek(7 + (corner & 1), 5 + (corner >> 1 & 1), 3 + (corner >> 2));
        assertThat(asked).hasSize(8).doesNotHaveDuplicates();
    }
}
