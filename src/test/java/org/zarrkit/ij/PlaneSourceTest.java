package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Multiscale;

class PlaneSourceTest {

    private static Pyramid<?> pyramid(ImagePlus image) {
        return PlaneSource.pyramid(image, new CellCache(1 << 26));
    }

    private static double value(Pyramid<?> pyramid, long... position) {
        RandomAccess<? extends RealType<?>> access = pyramid.level(0).randomAccess();
        return access.setPositionAndGet(position).getRealDouble();
    }

    private static List<String> axisNames(Pyramid<?> pyramid) {
        return pyramid.multiscale().axes().stream().map(Axis::name).toList();
    }

    @Test
    void aHyperstackHasAllFiveAxes() {
        Pyramid<?> pyramid = pyramid(TestImages.hyperstack(16, 7, 5, 2, 4, 3));
        assertThat(axisNames(pyramid)).containsExactly("t", "c", "z", "y", "x");
        assertThat(pyramid.level(0).dimensionsAsLongArray()).containsExactly(7, 5, 4, 2, 3);
        assertThat(pyramid.storedType()).isEqualTo(DataType.UINT16);
        assertThat(value(pyramid, 6, 3, 2, 1, 2)).isEqualTo(TestImages.value(6, 3, 1, 2, 2) * 37);
    }

    @Test
    void axesOfLengthOneAreLeftOut() {
        assertThat(axisNames(pyramid(TestImages.hyperstack(8, 7, 5, 1, 1, 1)))).containsExactly("y", "x");
        assertThat(axisNames(pyramid(TestImages.hyperstack(8, 7, 5, 1, 4, 1)))).containsExactly("z", "y", "x");
        assertThat(axisNames(pyramid(TestImages.hyperstack(8, 7, 5, 2, 1, 3)))).containsExactly("t", "c", "y", "x");
        assertThat(axisNames(pyramid(TestImages.hyperstack(8, 7, 1, 1, 1, 3)))).containsExactly("t", "y", "x");
    }

    @Test
    void floatsAndBytesKeepTheirValues() {
        assertThat(value(pyramid(TestImages.hyperstack(32, 7, 5, 1, 4, 1)), 6, 3, 2))
                .isEqualTo(TestImages.value(6, 3, 0, 2, 0) * 0.5 - 7);
        assertThat(value(pyramid(TestImages.hyperstack(8, 200, 50, 1, 1, 1)), 190, 40))
                .isEqualTo(TestImages.value(190, 40, 0, 0, 0) & 255);
    }

    @Test
    void rgbIsThreeChannels() {
        Pyramid<?> pyramid = pyramid(TestImages.hyperstack(24, 100, 50, 1, 4, 3));
        assertThat(axisNames(pyramid)).containsExactly("t", "c", "z", "y", "x");
        int v = TestImages.value(90, 40, 0, 3, 2);
        for (int c = 0; c < 3; c++) assertThat(value(pyramid, 90, 40, 3, c, 2)).isEqualTo((c + 1) * v & 255);
        assertThat(pyramid.multiscale().channels().stream().map(Channel::label))
                .extracting(label -> label.orElse(""))
                .containsExactly("red", "green", "blue");
    }

    @Test
    void signed16BitIsStoredAsSuch() {
        ImagePlus image = TestImages.hyperstack(16, 7, 5, 1, 1, 1);
        image.getCalibration().setSigned16BitCalibration();
        Pyramid<?> pyramid = pyramid(image);
        assertThat(pyramid.storedType()).isEqualTo(DataType.INT16);
        assertThat(value(pyramid, 6, 3)).isEqualTo(TestImages.value(6, 3, 0, 0, 0) * 37 - 32768);
        assertThat(image.getProcessor().get(6, 3))
                .as("the window is as it was")
                .isEqualTo(TestImages.value(6, 3, 0, 0, 0) * 37);
    }

    @Test
    void calibrationBecomesScaleUnitAndOrigin() {
        ImagePlus image = TestImages.hyperstack(8, 7, 5, 1, 4, 3);
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = 0.2;
        calibration.pixelHeight = 0.25;
        calibration.pixelDepth = 1.5;
        calibration.setUnit("um");
        calibration.xOrigin = 10;
        calibration.frameInterval = 2;
        calibration.setTimeUnit("min");
        Multiscale multiscale = pyramid(image).multiscale();
        assertThat(multiscale.pixelSizes(0)).containsExactly(2, 1.5, 0.25, 0.2);
        assertThat(multiscale.origin(0)).containsExactly(0, 0, 0, -2);
        assertThat(multiscale.axes().stream().map(axis -> axis.unit().orElse("")))
                .containsExactly("minute", "micrometer", "micrometer", "micrometer");
    }

    @Test
    void anUncalibratedImageHasNoUnits() {
        Multiscale multiscale = pyramid(TestImages.hyperstack(8, 7, 5, 1, 4, 3)).multiscale();
        assertThat(multiscale.axes()).allMatch(axis -> axis.unit().isEmpty());
        assertThat(multiscale.pixelSizes(0)).containsOnly(1);
    }

    @Test
    void channelsHaveColoursWindowsAndNames() {
        CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 7, 5, 2, 3, 1);
        LUT[] luts = {LUT.createLutFromColor(new Color(0x3080FF)), LUT.createLutFromColor(Color.YELLOW)};
        luts[0].min = 12;
        luts[0].max = 345;
        luts[1].min = 1;
        luts[1].max = 2;
        image.setLuts(luts);
        for (int n = 1; n <= 6; n++) image.getStack().setSliceLabel(n % 2 == 1 ? "DAPI" : "plane " + n, n);
        List<Channel> channels = pyramid(image).multiscale().channels();
        assertThat(channels.get(0).label()).contains("DAPI");
        assertThat(channels.get(1).label())
                .as("labels of planes name no channel")
                .contains("c2");
        assertThat(channels.get(0).color()).contains(0x3080FF);
        assertThat(channels.get(1).color()).contains(0xFFFF00);
        assertThat(channels.get(0).window().start()).hasValue(12);
        assertThat(channels.get(0).window().end()).hasValue(345);
        assertThat(channels.get(0).window().max()).hasValue(65535);
    }

    @Test
    void titlesLoseTheirExtensionOnly() {
        assertThat(WindowMetadata.name("cells.ome.tif")).isEqualTo("cells");
        assertThat(WindowMetadata.name("cells.TIFF")).isEqualTo("cells");
        assertThat(WindowMetadata.name("dose 2.5")).isEqualTo("dose 2.5");
        assertThat(WindowMetadata.name("Dr. Who, 1.5 mg")).isEqualTo("Dr. Who, 1.5 mg");
    }

    @Test
    void nothingIsReadBeforeAPixelIsAndEachPlaneOnce() {
        TestImages.CountingVirtualStack stack = new TestImages.CountingVirtualStack(3000, 2000, 3);
        ImagePlus image = new ImagePlus("virtual", stack);
        int before = stack.reads.get();
        Pyramid<?> pyramid = pyramid(image);
        assertThat(stack.reads.get()).isEqualTo(before);
        for (int x = 0; x < 3000; x += 500) for (int y = 0; y < 2000; y += 500) value(pyramid, x, y, 1);
        assertThat(stack.reads.get()).as("tiles of one plane share it").isEqualTo(before + 1);
        assertThat(value(pyramid, 2999, 1999, 1)).isEqualTo(TestImages.value(2999, 1999, 0, 1, 0) * 37 & 0xffff);
    }

    @Test
    void virtualStacksAreAskedForOnePlaneAtATime() {
        TestImages.CountingVirtualStack stack = new TestImages.CountingVirtualStack(64, 64, 200);
        Pyramid<?> pyramid = pyramid(new ImagePlus("virtual", stack));
        IntStream.range(0, 200).parallel().forEach(z -> assertThat(value(pyramid, 5, 6, z))
                .isEqualTo(TestImages.value(5, 6, 0, z, 0) * 37 & 0xffff));
        assertThat(stack.crowded).isFalse();
    }

    @Test
    void functionThatMakesValuesOfPixelsIsSaidToBeLost() {
        ImagePlus image = TestImages.hyperstack(16, 7, 5, 1, 1, 1);
        assertThat(PlaneSource.uncalibrated(image)).isEmpty();
        image.getCalibration().setSigned16BitCalibration();
        assertThat(PlaneSource.uncalibrated(image)).isEmpty();
        image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {1, 0.5}, "OD");
        assertThat(PlaneSource.uncalibrated(image).orElseThrow()).contains("taken as they are", "'OD'");
        assertThat(value(pyramid(image), 6, 3)).isEqualTo(TestImages.value(6, 3, 0, 0, 0) * 37);
    }

    @Test
    void oneSliceOfAStackIsAPlane() {
        ImagePlus stack = TestImages.hyperstack(16, 7, 5, 1, 4, 1);
        Pyramid<?> pyramid = pyramid(new ImagePlus("slice", stack.getStack().getProcessor(3)));
        assertThat(axisNames(pyramid)).containsExactly("y", "x");
        assertThat(value(pyramid, 6, 3)).isEqualTo(TestImages.value(6, 3, 0, 2, 0) * 37);
    }

    @Test
    void lookupTableOfEightBitColourIsKept() {
        byte[] up = new byte[256];
        byte[] down = new byte[256];
        for (int i = 0; i < 256; i++) {
            up[i] = (byte) i;
            down[i] = (byte) (255 - i);
        }
        ImagePlus image = TestImages.hyperstack(8, 20, 10, 1, 2, 1);
        image.setLut(new LUT(up, down, up));
        Pyramid<?> saved = TestImages.throughZarr(image, WriteOptions.defaults());
        assertThat(Hyperstack.of(saved).getProcessor().getLut().getBytes()).isEqualTo(new LUT(up, down, up).getBytes());
        assertThat(value(saved, 6, 3, 1)).isEqualTo(TestImages.value(6, 3, 0, 1, 0) & 255);
    }
}
