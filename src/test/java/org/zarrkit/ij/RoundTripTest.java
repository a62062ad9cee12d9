package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;
import java.awt.Color;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.NgffVersion;
import org.zarrkit.store.MemoryStore;

/** From ImageJ to OME-Zarr and back. */
class RoundTripTest {

    private static final WriteOptions OPTIONS =
            WriteOptions.defaults().withLevels(2).withChunks(Map.of("x", 16, "y", 8));

    private static ImagePlus roundTrip(ImagePlus image, WriteOptions options) {
        return Hyperstack.of(TestImages.throughZarr(image, options));
    }

    private static void assertSamePixels(ImagePlus actual, ImagePlus expected) {
        assertThat(actual.getDimensions()).containsExactly(expected.getDimensions());
        for (int n = 1; n <= expected.getStackSize(); n++)
            assertThat(actual.getStack().getPixels(n))
                    .as("plane " + n)
                    .isEqualTo(expected.getStack().getPixels(n));
    }

    @ParameterizedTest
    @CsvSource({"8,1,1,1", "16,1,1,1", "32,1,1,1", "8,3,1,1", "16,1,4,1", "32,1,1,4", "16,2,3,4", "8,2,3,1", "32,2,1,3"
    })
    void pixelsAndDimensionsComeBack(int bits, int channels, int slices, int frames) {
        ImagePlus image = TestImages.hyperstack(bits, 40, 30, channels, slices, frames);
        assertSamePixels(roundTrip(image, OPTIONS), image);
        assertSamePixels(roundTrip(image, OPTIONS.withVersion(NgffVersion.V0_4)), image);
    }

    @Test
    void signedPixelsComeBack() {
        ImagePlus image = TestImages.hyperstack(16, 40, 30, 1, 3, 1);
        image.getCalibration().setSigned16BitCalibration();
        ImagePlus back = roundTrip(image, OPTIONS);
        assertSamePixels(back, image);
        assertThat(back.getCalibration().isSigned16Bit()).isTrue();
        assertThat(back.getProcessor().getPixelValue(3, 2))
                .isEqualTo(image.getStack().getProcessor(1).get(3, 2) - 32768);
        ImagePlus bytes = TestImages.hyperstack(8, 40, 30, 1, 3, 1);
        bytes.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {-128, 1}, "Gray Value");
        assertThat(TestImages.throughZarr(bytes, OPTIONS).storedType()).isEqualTo(DataType.INT8);
        assertSamePixels(roundTrip(bytes, OPTIONS), bytes);
    }

    @Test
    void calibrationColoursAndWindowsComeBack() {
        CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 40, 30, 2, 3, 4);
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = 0.2;
        calibration.pixelHeight = 0.25;
        calibration.pixelDepth = 1.5;
        calibration.setUnit("micron");
        calibration.xOrigin = 10;
        calibration.zOrigin = -4;
        calibration.frameInterval = 2;
        calibration.setTimeUnit("sec");
        LUT[] luts = {LUT.createLutFromColor(new Color(0x3080FF)), LUT.createLutFromColor(Color.YELLOW)};
        luts[0].min = 12;
        luts[0].max = 345;
        luts[1].min = 1;
        luts[1].max = 20000;
        image.setLuts(luts);
        CompositeImage back = (CompositeImage) roundTrip(image, OPTIONS);
        assertThat(back.getTitle()).isEqualTo("test");
        Calibration found = back.getCalibration();
        assertThat(new double[] {found.pixelWidth, found.pixelHeight, found.pixelDepth, found.frameInterval})
                .containsExactly(0.2, 0.25, 1.5, 2);
        assertThat(found.getUnit()).isEqualTo("\u00B5m");
        assertThat(found.getTimeUnit()).isEqualTo("sec");
        assertThat(found.xOrigin).isCloseTo(10, within(1e-9));
        assertThat(found.zOrigin).isCloseTo(-4, within(1e-9));
        for (int c = 0; c < 2; c++) {
            LUT lut = back.getChannelLut(c + 1);
            assertThat(lut.getRGB(255)).isEqualTo(luts[c].getRGB(255));
            assertThat(new double[] {lut.min, lut.max}).containsExactly(luts[c].min, luts[c].max);
        }
    }

    @Test
    void aLazyWindowGivesItsOwnPyramidBack() {
        Pyramid<?> pyramid = TestImages.throughZarr(TestImages.hyperstack(16, 40, 30, 2, 3, 1), OPTIONS);
        ImagePlus window = Hyperstack.of(pyramid);
        assertThat(PlaneSource.pyramid(window, new CellCache(1 << 20))).isSameAs(pyramid);
        assertThat(((LazyStack) window.getStack()).pyramid()).isSameAs(pyramid);
    }

    @Test
    void changesInALazyWindowAreKept() {
        Pyramid<?> pyramid = TestImages.throughZarr(TestImages.hyperstack(16, 40, 30, 2, 3, 1), OPTIONS);
        CompositeImage window = (CompositeImage) Hyperstack.of(pyramid);
        window.getCalibration().pixelWidth = 0.125;
        window.getCalibration().setUnit("nm");
        window.setTitle("renamed.zarr");
        LUT[] luts = window.getLuts();
        luts[1].min = 5;
        luts[1].max = 7;
        window.setLuts(luts);
        Pyramid<?> changed = PlaneSource.pyramid(window, new CellCache(1 << 20));
        assertThat(changed.level(0)).as("the same pixels").isSameAs(pyramid.level(0));
        assertThat(changed.levelCount()).isEqualTo(pyramid.levelCount()).isGreaterThan(1);
        assertThat(changed.pixelSizes(0)[0]).isEqualTo(0.125);
        assertThat(changed.pixelSizes(1)[0]).as("levels keep their ratios").isEqualTo(0.25);
        assertThat(changed.multiscale().axes().get(3).unit()).contains("nanometer");
        assertThat(changed.multiscale().name()).isEqualTo("renamed");
        assertThat(changed.multiscale().channels().get(1).window().end()).hasValue(7);
        assertThat(changed.multiscale().channels().get(0))
                .isEqualTo(pyramid.multiscale().channels().get(0));
        MemoryStore store = new MemoryStore();
        TestImages.save(changed, store, OPTIONS);
        assertThat(Hyperstack.of(TestImages.open(store)).getCalibration().pixelWidth)
                .isEqualTo(0.125);
    }

    @Test
    void aReorderedLazyWindowIsReadPlaneByPlane() {
        Pyramid<?> pyramid = TestImages.throughZarr(TestImages.hyperstack(16, 40, 30, 1, 3, 1), OPTIONS);
        ImagePlus window = Hyperstack.of(pyramid);
        window.setDimensions(1, 1, 3);
        Pyramid<?> frames = PlaneSource.pyramid(window, new CellCache(1 << 24));
        assertThat(frames.multiscale().axes().get(0).name()).isEqualTo("t");
        ImagePlus shortened = Hyperstack.of(pyramid);
        shortened.getStack().deleteSlice(1);
        ImagePlus two = new ImagePlus("two", shortened.getStack());
        Pyramid<?> rest = PlaneSource.pyramid(two, new CellCache(1 << 24));
        assertThat(rest.level(0).dimension(2)).isEqualTo(2);
    }
}
