package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.Interval;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.StoreException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.LabelColors;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;

class LabelOverlayTest {

    private final AtomicInteger cells = new AtomicInteger();

    /** Labels with one cell for each plane, whose value is {@code 100 t + 10 z + 1} right of the middle. */
    private <T extends NativeType<T> & RealType<T>> Pyramid<T> labels(long... xyzt) {
        Multiscale multiscale = Multiscale.of(
                "nuclei",
                List.of(Axis.time("t"), Axis.space("z"), Axis.space("y"), Axis.space("x")),
                List.of(Level.of("0", Scale.ones(4))));
        int[] cell = {(int) xyzt[0], (int) xyzt[1], 1, 1};
        AbstractCellImg<T, ?, ?, ?> level =
                LazyCells.image(xyzt, cell, DataType.UINT32, new CellCache(1 << 24), this::cell);
        return Pyramid.of(multiscale, DataType.UINT32, List.of(level)).withImageLabel(ImageLabel.NONE);
    }

    private int[] cell(Interval cell) {
        cells.incrementAndGet();
        int width = (int) cell.dimension(0);
        int[] pixels = new int[(int) Intervals.numElements(cell)];
        for (int i = 0; i < pixels.length; i++)
            if (i % width >= width / 2) pixels[i] = (int) (100 * cell.min(3) + 10 * cell.min(2) + 1);
        return pixels;
    }

    /** As a window draws its overlay: what belongs to the plane, or to all. */
    private static BufferedImage drawn(ImagePlus image) {
        BufferedImage canvas = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = canvas.createGraphics();
        for (Roi roi : image.getOverlay().toArray()) {
            boolean here = image.isHyperStack()
                    ? (roi.getCPosition() == 0 || roi.getCPosition() == image.getC())
                            && (roi.getZPosition() == 0 || roi.getZPosition() == image.getZ())
                            && (roi.getTPosition() == 0 || roi.getTPosition() == image.getT())
                    : roi.getPosition() == 0 || roi.getPosition() == image.getCurrentSlice();
            if (here) roi.drawOverlay(g);
        }
        g.dispose();
        return canvas;
    }

    @Test
    void labelsFollowSliceAndFrameAndOnlyWhatIsShownIsRead() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 2, 5, 3);
        LabelOverlay.show(image, labels(40, 30, 5, 3), 1);
        assertThat(cells).hasValue(0);
        for (int[] at : new int[][] {{1, 1}, {4, 2}, {5, 3}}) {
            image.setPosition(2, at[0], at[1]);
            int label = 100 * (at[1] - 1) + 10 * (at[0] - 1) + 1;
            assertThat(drawn(image).getRGB(30, 3)).isEqualTo(LabelColors.argb(label));
            assertThat(drawn(image).getRGB(10, 3) >>> 24).as("background").isZero();
        }
        assertThat(cells).as("drawn again it is not read again").hasValue(3);
    }

    @Test
    void opacityIsThatOfTheLabels() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 5, 3);
        LabelOverlay.show(image, labels(40, 30, 5, 3), 0.25);
        assertThat(drawn(image).getRGB(30, 3) >>> 24).isEqualTo(64);
    }

    @Test
    void smallerLabelsAndSinglePlanesReachOverTheWholeImage() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 4, 3);
        LabelOverlay.show(image, labels(20, 15, 2, 1), 1);
        image.setPosition(1, 4, 3);
        assertThat(drawn(image).getRGB(20, 29)).isEqualTo(LabelColors.argb(11));
        assertThat(drawn(image).getRGB(19, 29) >>> 24).isZero();
        image.setPosition(1, 2, 3);
        assertThat(drawn(image).getRGB(39, 0)).isEqualTo(LabelColors.argb(1));
    }

    @Test
    void otherElementsStayAndTheSameLabelsAreThereOnce() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 5, 3);
        image.setOverlay(new Overlay(new Roi(1, 2, 3, 4)));
        Pyramid<?> labels = labels(40, 30, 5, 3);
        LabelOverlay.show(image, labels, 1);
        LabelOverlay.show(image, labels, 0.5);
        assertThat(image.getOverlay().size()).as("one for each plane").isEqualTo(1 + 15);
        LabelOverlay.hide(image, labels);
        assertThat(image.getOverlay().size()).isEqualTo(1);
        image.setOverlay(null);
        LabelOverlay.show(image, labels, 1);
        LabelOverlay.hide(image, labels);
        assertThat(image.getOverlay()).isNull();
    }

    @Test
    void aFlattenedImageHasTheLabels() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 5, 3);
        LabelOverlay.show(image, labels(40, 30, 5, 3), 1);
        image.setPosition(1, 4, 2);
        assertThat(image.flatten().getProcessor().get(30, 3) | 0xFF000000).isEqualTo(LabelColors.argb(131));
        ImagePlus stack = TestImages.hyperstack(8, 40, 30, 1, 5, 1);
        LabelOverlay.show(stack, labels(40, 30, 5, 1), 1);
        stack.flattenStack();
        for (int z : new int[] {1, 5})
            assertThat(stack.getStack().getProcessor(z).get(30, 3) | 0xFF000000)
                    .isEqualTo(LabelColors.argb(10 * z - 9));
    }

    @Test
    void copiesShowTheLabelsOfWhatWasCopied() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 5, 3);
        LabelOverlay.show(image, labels(40, 30, 5, 3), 1);
        image.setPosition(1, 4, 2);
        assertThat(drawn(image.crop()).getRGB(30, 3)).as("one slice").isEqualTo(LabelColors.argb(131));
        ImagePlus all = image.duplicate();
        all.setPosition(1, 2, 3);
        assertThat(drawn(all).getRGB(30, 3)).as("all slices").isEqualTo(LabelColors.argb(211));
        ImagePlus some = new ij.plugin.Duplicator().run(image, 1, 1, 2, 4, 1, 3);
        some.setPosition(1, 3, 2);
        assertThat(drawn(some).getRGB(30, 3)).as("some slices").isEqualTo(LabelColors.argb(131));
        image.setRoi(15, 0, 20, 10);
        ImagePlus part = image.crop();
        assertThat(drawn(part).getRGB(5, 3)).as("a part").isEqualTo(LabelColors.argb(131));
        assertThat(drawn(part).getRGB(4, 3) >>> 24).isZero();
    }

    @Test
    void whatCantBeReadIsSaidInTheImageAndNotThrown() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 1, 1);
        Multiscale yx = Multiscale.of(
                "broken", List.of(Axis.space("y"), Axis.space("x")), List.of(Level.of("0", Scale.ones(2))));
        LabelOverlay.show(image, broken(yx), 1);
        BufferedImage seen = drawn(image);
        long painted = java.util.stream.IntStream.range(0, 40 * 30)
                .filter(i -> seen.getRGB(i % 40, i / 40) != 0)
                .count();
        assertThat(painted).as("letters").isPositive();
    }

    private static <T extends NativeType<T> & RealType<T>> Pyramid<T> broken(Multiscale yx) {
        return Pyramid.of(
                yx,
                DataType.UINT8,
                List.of(LazyCells.<T>image(
                        new long[] {40, 30}, new int[] {40, 30}, DataType.UINT8, new CellCache(1 << 20), cell -> {
                            throw new StoreException("chunk 0/0 can't be read");
                        })));
    }

    @Test
    void whatDoesNotCoverTheImageOrIsNoLabelImageIsRefused() {
        ImagePlus image = TestImages.hyperstack(8, 40, 30, 1, 1, 1);
        assertThatThrownBy(() -> LabelOverlay.show(image, labels(40, 15, 1, 1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40 x 15")
                .hasMessageContaining("40 x 30");
        Pyramid<?> floats = TestPyramids.of(List.of(Axis.space("y"), Axis.space("x")), DataType.FLOAT32, 40, 30);
        assertThatThrownBy(() -> LabelOverlay.show(image, floats, 1)).hasMessageContaining("float32");
        assertThatThrownBy(() -> LabelOverlay.show(image, labels(40, 30, 1, 1), 2))
                .hasMessageContaining("0 to 1");
        assertThat(image.getOverlay()).isNull();
    }
}
