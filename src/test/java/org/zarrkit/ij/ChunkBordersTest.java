package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zarrkit.blocks.SampleCells;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;

class ChunkBordersTest {

    private static ImagePlus window(long width, long height) {
        return Hyperstack.of(SampleCells.of(width, height, 4).pyramid(new CellCache(1 << 22)));
    }

    @Test
    void thereIsALineBetweenChunksAndNoneAtTheEdge() {
        ImagePlus window = window(600, 512);
        assertThat(ChunkBorders.draw(window, Color.RED)).startsWith(256, 256);
        Roi[] lines = window.getOverlay().toArray();
        assertThat(Arrays.stream(lines).map(Line.class::cast).map(line -> List.of(line.x1, line.y1, line.x2, line.y2)))
                .containsExactly(List.of(256, 0, 256, 512), List.of(512, 0, 512, 512), List.of(0, 256, 600, 256));
        assertThat(lines[0].getStrokeColor()).isEqualTo(Color.RED);
    }

    @Test
    void drawingAgainReplacesThemAndOtherElementsStay() {
        ImagePlus window = window(600, 300);
        Overlay mine = new Overlay(new Roi(3, 4, 5, 6));
        window.setOverlay(mine);
        ChunkBorders.draw(window, Color.RED);
        ChunkBorders.draw(window, Color.BLUE);
        assertThat(window.getOverlay().size()).isEqualTo(1 + 2 + 1);
        ChunkBorders.remove(window);
        assertThat(window.getOverlay().size()).isEqualTo(1);
        window.setOverlay(null);
        ChunkBorders.remove(window);
        assertThat(window.getOverlay()).isNull();
    }

    @Test
    void whatHasNoChunksIsRefused() {
        ImagePlus ordinary = IJ.createImage("ramp", "8-bit ramp", 64, 64, 1);
        assertThatThrownBy(() -> ChunkBorders.draw(ordinary, Color.RED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ramp'");
        ImagePlus huge = window(1 << 20, 1);
        assertThatThrownBy(() -> ChunkBorders.draw(huge, Color.RED)).isInstanceOf(UnsupportedFeatureException.class);
    }
}
