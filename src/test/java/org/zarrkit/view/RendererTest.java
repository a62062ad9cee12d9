package org.zarrkit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.LabelColors;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.UnknownMembers;
import org.zarrkit.ngff.Window;

class RendererTest {

    /** Cells that were read, as level and corner. */
    private final Set<String> read = new ConcurrentSkipListSet<>();

    /** A pixel is x + 16 y + 5 z, plus 100 in the second channel; levels are halved in x and y, not in z. */
    private LazyCellImg<UnsignedByteType, ?> level(int i, long... size) {
        return LazyCells.image(size, new int[] {4, 4, 1, 1}, DataType.UINT8, new CellCache(1 << 20), cell -> {
            read.add(i + ":" + cell.min(0) + "," + cell.min(1) + "," + cell.min(2) + "," + cell.min(3));
            byte[] pixels = new byte[(int) (cell.dimension(0) * cell.dimension(1))];
            int at = 0;
            for (long y = cell.min(1); y <= cell.max(1); y++)
                for (long x = cell.min(0); x <= cell.max(0); x++)
                    pixels[at++] = (byte) (x + 16 * y + 5 * cell.min(2) + 100 * cell.min(3));
            return pixels;
        });
    }

    private Pyramid<UnsignedByteType> pyramid(Rendering rendering) {
        Multiscale multiscale = Multiscale.of(
                        "image",
                        List.of(Axis.channel("c"), Axis.space("z"), Axis.space("y"), Axis.space("x")),
                        List.of(
                                Level.of("0", Scale.of(1, 3, 2, 1)),
                                Level.of("1", Scale.of(1, 3, 4, 2), Translation.of(0, 0, 1, 0.5))))
                .withRendering(rendering);
        List<LazyCellImg<UnsignedByteType, ?>> levels = new ArrayList<>();
        levels.add(level(0, 8, 8, 3, 2));
        levels.add(level(1, 4, 4, 3, 2));
        return Pyramid.of(multiscale, DataType.UINT8, levels);
    }

    private static Rendering twoColors(boolean secondActive) {
        return Rendering.of(List.of(
                Channel.of("a", 0xFF0000, Window.of(0, 255, 0, 255)),
                Channel.of("b", 0x0000FF, Window.of(0, 255, 100, 355)).withActive(secondActive)));
    }

    @Test
    void channelsAreAddedEachInItsColourAndWindow() {
        BufferedImage picture = Renderer.of(pyramid(twoColors(true))).render(new PlanePosition(Plane.XY, 1, 0), 8, 16);
        assertThat(picture.getWidth()).isEqualTo(8);
        assertThat(picture.getHeight()).isEqualTo(16);
        for (int y = 0; y < 16; y++)
            for (int x = 0; x < 8; x++) {
                int value = x + 16 * (y / 2) + 5;
                assertThat(picture.getRGB(x, y) & 0xFFFFFF).as("%d, %d", x, y).isEqualTo(value << 16 | value);
            }
    }

    @Test
    void inactiveChannelsAreNotShownAndNotRead() {
        BufferedImage picture = Renderer.of(pyramid(twoColors(false))).render(new PlanePosition(Plane.XY, 0, 0), 8, 16);
        assertThat(picture.getRGB(7, 0) & 0xFFFFFF).isEqualTo(7 << 16);
        assertThat(read).noneMatch(cell -> cell.endsWith(",1"));
    }

    @Test
    void onlyCellsOfThePlaneAtTheFittingLevelAreRead() {
        Renderer renderer = Renderer.of(pyramid(twoColors(true)));
        assertThat(read).isEmpty();
        renderer.render(new PlanePosition(Plane.XY, 2, 0), 2, 4);
        assertThat(read).isNotEmpty().allMatch(cell -> cell.matches("1:\\d,\\d,2,\\d"));
    }

    @Test
    void theCoarsestLevelWhosePixelsAreNotLargerThanThoseOfTheCanvasIsTaken() {
        Renderer renderer = Renderer.of(pyramid(twoColors(true)));
        assertThat(level(renderer, Plane.XY, 2, 4)).isEqualTo(1);
        assertThat(level(renderer, Plane.XY, 3, 5)).isZero();
        assertThat(level(renderer, Plane.XY, 800, 600)).isZero();
    }

    /** z is as coarse at both levels, however large it is shown. */
    @Test
    void anAxisThatALevelDoesNotCoarsenDoesNotForbidIt() {
        Renderer renderer = Renderer.of(pyramid(twoColors(true)));
        assertThat(level(renderer, Plane.XZ, 4, 5)).isEqualTo(1);
        assertThat(level(renderer, Plane.XZ, 5, 6)).isZero();
    }

    private static int level(Renderer renderer, Plane plane, int width, int height) {
        View view = renderer.extent(Orientation.of(plane)).view(new Dimension(width, height));
        return renderer.levelFor(renderer.layers().get(0), view);
    }

    @Test
    void theRangeOfTheCoarsestLevelStandsInForMissingWindows() {
        BufferedImage picture = Renderer.of(pyramid(Rendering.NONE)).render(new PlanePosition(Plane.XY, 0, 0), 8, 16);
        // Channel 0 of level 1 goes from 0 to 3 + 48 + 10 = 61 and is red; channel 1 from 100 and is green.
        assertThat(picture.getRGB(0, 0) & 0xFFFFFF).isZero();
        int expected = Math.round(255 * 16f / 61);
        assertThat(picture.getRGB(0, 2) & 0xFFFFFF).isEqualTo(expected << 16 | expected << 8);
    }

    @Test
    void thePictureFitsIntoTheCanvasInPhysicalProportion() {
        Extent extent = Renderer.of(pyramid(twoColors(true))).extent(Orientation.of(Plane.XY));
        assertThat(extent.fit(100, 100)).isEqualTo(new Dimension(50, 100));
        assertThat(extent.fit(10, 1000)).isEqualTo(new Dimension(10, 20));
        assertThatThrownBy(() -> extent.fit(0, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPositionOutsideIsRefused() {
        Renderer renderer = Renderer.of(pyramid(twoColors(true)));
        assertThatThrownBy(() -> renderer.render(new PlanePosition(Plane.XY, 3, 0), 8, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("z=3");
        assertThatThrownBy(() -> renderer.render(new PlanePosition(Plane.XY, 0, 1), 8, 8))
                .hasMessageContaining("t=1");
    }

    @Test
    void theFirstPositionIsTheMiddleUnlessTheImageProposesOne() {
        assertThat(PlanePosition.initial(pyramid(Rendering.NONE))).isEqualTo(new PlanePosition(Plane.XY, 1, 0));
        assertThat(PlanePosition.initial(pyramid(twoColors(true).withDefaults(2, 0))))
                .isEqualTo(new PlanePosition(Plane.XY, 2, 0));
    }

    @Test
    void labelsHaveTheirColoursAndNoContrastIsRead() {
        ImageLabel stated = new ImageLabel(
                Map.of(1L, 0xFF000080, (1L << 62) + 1, 0x00FF00FF), Optional.empty(), UnknownMembers.NONE);
        List<Integer> loads = new ArrayList<>();
        LazyCellImg<UnsignedLongType, ?> pixels =
                LazyCells.image(new long[] {4, 1}, new int[] {4, 1}, DataType.UINT64, new CellCache(1 << 20), cell -> {
                    loads.add(1);
                    return new long[] {0, 1, (1L << 62) + 1, -1};
                });
        Multiscale multiscale = Multiscale.of(
                "labels", List.of(Axis.space("y"), Axis.space("x")), List.of(Level.of("0", Scale.of(1, 1))));
        Renderer renderer = Renderer.of(
                Pyramid.of(multiscale, DataType.UINT64, List.of(pixels)).withImageLabel(stated));
        assertThat(loads).isEmpty();
        BufferedImage picture = renderer.render(new PlanePosition(Plane.XY, 0, 0), 4, 1);
        assertThat(new int[] {picture.getRGB(0, 0), picture.getRGB(1, 0), picture.getRGB(2, 0), picture.getRGB(3, 0)})
                .containsExactly(0xFF000000, 0xFF800000, 0xFF00FF00, LabelColors.argb(-1));
    }
}
