package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.ImageLabel;
import org.zarrkit.ngff.LabelColors;
import org.zarrkit.ngff.UnknownMembers;

class LabelWindowTest {

    private static final List<Axis> ZYX = List.of(Axis.space("z"), Axis.space("y"), Axis.space("x"));

    /** Label 5 is half transparent red. */
    private static final ImageLabel STATED =
            new ImageLabel(Map.of(5L, 0xFF000080), Optional.empty(), UnknownMembers.NONE);

    private static Pyramid<?> labels(DataType type) {
        return TestPyramids.of(ZYX, type, 40, 30, 4).withImageLabel(STATED);
    }

    /** The value that {@link TestPyramids} puts there; cut off at 8 bits. */
    private static long label(DataType type, int x, int y, int z) {
        long value = 10 * z + y + 3 * x;
        return switch (type) {
            case UINT8 -> value & 255;
            case INT8 -> (byte) (value - 100);
            case UINT16, UINT32, UINT64 -> value;
            default -> value - 2000;
        };
    }

    private static int expected(long label) {
        int argb = label == 5 ? 0x80FF0000 : LabelColors.argb(label);
        int rgb = 0;
        for (int bits = 16; bits >= 0; bits -= 8) rgb |= (argb >> bits & 255) * (argb >>> 24) / 255 << bits;
        return rgb;
    }

    private static BufferedImage seen(ImagePlus image) {
        BufferedImage seen = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        seen.createGraphics().drawImage(image.getProcessor().createImage(), 0, 0, null);
        return seen;
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16", "UINT32", "INT32", "UINT64", "INT64"})
    void everyLabelHasItsColourOnEverySliceAndItsValueCanBeRead(DataType type) {
        ImagePlus window = Hyperstack.of(labels(type));
        for (int z : new int[] {0, 3, 1}) {
            window.setSlice(z + 1);
            BufferedImage seen = seen(window);
            for (int y = 0; y < 30; y += 7)
                for (int x = 0; x < 40; x += 3) {
                    long label = label(type, x, y, z);
                    assertThat(seen.getRGB(x, y) & 0xFFFFFF).as(label + "").isEqualTo(expected(label));
                    assertThat(window.getCalibration()
                                    .getCValue(window.getProcessor().getf(x, y)))
                            .isEqualTo(label);
                }
        }
    }

    /** Copies are ImageJ's own: they show the first labels of the table right. */
    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"UINT8", "UINT16", "UINT32"})
    void aCopyShowsSmallLabelsInTheSameColours(DataType type) {
        ImagePlus copy = Hyperstack.of(labels(type)).duplicate();
        BufferedImage seen = seen(copy);
        for (int x = 0; x < 40; x += 3)
            assertThat(seen.getRGB(x, 2) & 0xFFFFFF).isEqualTo(expected(label(type, x, 2, 0)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"UINT16", "UINT32"})
    void anotherTableThatIsChosenIsShown(DataType type) {
        ImagePlus window = Hyperstack.of(labels(type));
        ImageProcessor plane = window.getProcessor();
        plane.setColorModel(ij.process.LUT.createLutFromColor(java.awt.Color.WHITE));
        plane.setMinAndMax(0, 255);
        window.updateAndDraw();
        int rgb = seen(window).getRGB(10, 3) & 0xFFFFFF;
        int gray = rgb & 255;
        assertThat(rgb).isEqualTo(gray * 0x010101);
        assertThat(gray).isBetween(31, 35);
    }

    @Test
    void nothingIsReadToChooseAContrast() {
        Pyramid<?> huge = TestPyramids.huge(TestPyramids.of(ZYX.subList(1, 3), DataType.UINT8, 2, 2)
                        .multiscale()
                        .withLevels(List.of(
                                org.zarrkit.ngff.Level.of("0", org.zarrkit.ngff.Scale.ones(2)),
                                org.zarrkit.ngff.Level.of("1", org.zarrkit.ngff.Scale.ones(2)),
                                org.zarrkit.ngff.Level.of("2", org.zarrkit.ngff.Scale.ones(2)))))
                .withImageLabel(STATED);
        assertThat(DisplayRanges.of(huge, HyperstackAxes.of(huge)).of(0)).isEqualTo(new DisplayRanges.Range(0, 255));
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16", "UINT32", "UINT64"})
    void aWindowOfLabelsIsTheLabelsAgain(DataType type) {
        Pyramid<?> labels = labels(type);
        ImagePlus window = Hyperstack.of(labels);
        assertThat(PlaneSource.pyramid(window, new CellCache(1 << 20))).isSameAs(labels);
        window.setTitle("renamed");
        assertThat(PlaneSource.pyramid(window, new CellCache(1 << 20)).imageLabel())
                .contains(STATED);
    }

    @Test
    void onlyLabelsThatAreRoundedHaveANote() {
        assertThat(Hyperstack.notes(labels(DataType.UINT16), 0)).isEmpty();
        assertThat(Hyperstack.notes(labels(DataType.UINT64), 0))
                .singleElement()
                .asString()
                .contains("16777216");
        assertThat(Hyperstack.notes(TestPyramids.of(ZYX, DataType.UINT32, 4, 4, 2), 0))
                .isEmpty();
    }

    @Test
    void labelsWithAnAxisOfChannelsAreShownOneChannelAtATime() {
        List<Axis> czyx = List.of(Axis.channel("c"), Axis.space("z"), Axis.space("y"), Axis.space("x"));
        ImagePlus window = Hyperstack.of(
                TestPyramids.of(czyx, DataType.UINT16, 12, 9, 2, 3).withImageLabel(STATED));
        window.setPosition(3, 2, 1);
        assertThat(seen(window).getRGB(4, 5) & 0xFFFFFF).isEqualTo(expected(200 + 10 + 5 + 12));
    }
}
