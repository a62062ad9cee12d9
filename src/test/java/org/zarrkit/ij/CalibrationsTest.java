package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.Zarrkit;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.WriteOptions;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.UnknownMembers;

class CalibrationsTest {

    private static final WriteOptions OPTIONS = WriteOptions.defaults().withLevels(1);

    private static Axis axis(String name, AxisType type, String unit) {
        return new Axis(name, type.ngffName(), Optional.of(unit), UnknownMembers.NONE);
    }

    private static Pyramid<?> tyx(String timeUnit, String yUnit, String xUnit, double interval) {
        Multiscale image = Multiscale.of(
                "test",
                List.of(
                        axis("t", AxisType.TIME, timeUnit),
                        axis("y", AxisType.SPACE, yUnit),
                        axis("x", AxisType.SPACE, xUnit)),
                List.of(Level.of("0", Scale.of(interval, 0.5, 0.25), Translation.of(0, 5, -1))));
        return TestPyramids.of(image, DataType.UINT8, 8, 6, 3);
    }

    /** Spellings that people and programs use, ImageJ's for them, and OME-Zarr's. */
    @ParameterizedTest
    @CsvSource({
        "um,\u00B5m,micrometer",
        "micron,\u00B5m,micrometer",
        "microns,\u00B5m,micrometer",
        "\u00B5m,\u00B5m,micrometer",
        "\u03BCm,\u00B5m,micrometer",
        "micrometer,\u00B5m,micrometer",
        "Micrometers,\u00B5m,micrometer",
        "nm,nm,nanometer",
        "mm,mm,millimeter",
        "cm,cm,centimeter",
        "km,km,kilometer",
        "pm,pm,picometer",
        "inch,inch,inch",
        "inches,inch,inch",
        "in,inch,inch",
        "A,\u00C5,angstrom",
        "m,m,meter",
        "metre,m,meter",
        "furlong,furlong,furlong"
    })
    void unitsOfSpaceAreSpelledAsEachSideDoes(String spelling, String imagej, String udunits) {
        Calibration shown = Hyperstack.of(tyx("second", "foot", spelling, 2)).getCalibration();
        assertThat(shown.getXUnit()).isEqualTo(imagej);
        ImagePlus image = TestImages.hyperstack(8, 20, 16, 1, 3, 1);
        image.getCalibration().setUnit(spelling);
        image.getCalibration().pixelWidth = 0.3;
        Pyramid<?> saved = TestImages.throughZarr(image, OPTIONS);
        for (Axis axis : saved.multiscale().axes()) assertThat(axis.unit()).contains(udunits);
        assertThat(Hyperstack.of(saved).getCalibration().getUnit()).isEqualTo(imagej);
    }

    @ParameterizedTest
    @CsvSource({
        "sec,sec,second",
        "s,sec,second",
        "seconds,sec,second",
        "msec,msec,millisecond",
        "ms,msec,millisecond",
        "\u00B5s,\u00B5sec,microsecond",
        "usec,\u00B5sec,microsecond",
        "min,min,minute",
        "minutes,min,minute",
        "h,hour,hour",
        "hour,hour,hour",
        "day,day,day",
        "fortnight,fortnight,fortnight"
    })
    void unitsOfTimeAreSpelledAsEachSideDoes(String spelling, String imagej, String udunits) {
        Calibration shown = Hyperstack.of(tyx(spelling, "um", "um", 2)).getCalibration();
        assertThat(shown.getTimeUnit()).isEqualTo(imagej);
        assertThat(shown.frameInterval).isEqualTo(2);
        ImagePlus image = TestImages.hyperstack(8, 20, 16, 1, 1, 3);
        image.getCalibration().setTimeUnit(spelling);
        image.getCalibration().frameInterval = 0.5;
        Pyramid<?> saved = TestImages.throughZarr(image, OPTIONS);
        assertThat(saved.multiscale().axes().get(0).unit()).contains(udunits);
        assertThat(Hyperstack.of(saved).getCalibration().getTimeUnit()).isEqualTo(imagej);
        assertThat(Hyperstack.of(saved).getCalibration().frameInterval).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pixel", "pixels", "Pixel", "voxel", "px"})
    void pixelsAreNoUnit(String spelling) {
        Calibration shown = Hyperstack.of(tyx("second", spelling, spelling, 2)).getCalibration();
        assertThat(shown.getXUnit()).isEqualTo("pixel");
        ImagePlus image = TestImages.hyperstack(8, 20, 16, 1, 3, 1);
        image.getCalibration().setUnit(spelling);
        assertThat(TestImages.throughZarr(image, OPTIONS).multiscale().axes())
                .allMatch(axis -> axis.unit().isEmpty());
    }

    @Test
    void eachAxisHasItsOwnSizeUnitAndOrigin() {
        Calibration shown = Hyperstack.of(tyx("ms", "mm", "um", 20)).getCalibration();
        assertThat(shown.pixelWidth).isEqualTo(0.25);
        assertThat(shown.pixelHeight).isEqualTo(0.5);
        assertThat(shown.getXUnit()).isEqualTo("\u00B5m");
        assertThat(shown.getYUnit()).isEqualTo("mm");
        assertThat(shown.xOrigin).isEqualTo(4);
        assertThat(shown.yOrigin).isEqualTo(-10);
        assertThat(shown.getX(0)).as("the centre of the first pixel").isEqualTo(-1);
        assertThat(shown.frameInterval).isEqualTo(20);
        assertThat(shown.getTimeUnit()).isEqualTo("msec");
    }

    @Test
    void anUnknownUnitIsKeptAndFlagged() {
        ImagePlus image = TestImages.hyperstack(8, 20, 16, 1, 3, 1);
        image.getCalibration().setUnit("furlong");
        assertThat(Zarrkit.of(image).warnings()).hasSize(3).allMatch(warning -> warning.contains("'furlong'"));
        image.getCalibration().setUnit("micron");
        assertThat(Zarrkit.of(image).warnings()).isEmpty();
    }

    /** An old spelling in a file is no reason to write the file's metadata anew. */
    @Test
    void aWindowThatNobodyChangedIsItsPyramid() {
        for (String unit : new String[] {"micron", "um", "pixel", "furlong"}) {
            Pyramid<?> pyramid = tyx("s", unit, "mm", 3);
            assertThat(PlaneSource.pyramid(Hyperstack.of(pyramid), new CellCache(1 << 20)))
                    .isSameAs(pyramid);
        }
    }

    @Test
    void aFrameRateIsAFrameInterval() {
        ImagePlus image = TestImages.hyperstack(8, 20, 16, 1, 1, 3);
        image.getCalibration().fps = 4;
        Pyramid<?> saved = TestImages.throughZarr(image, OPTIONS);
        assertThat(saved.pixelSizes(0)[2]).isEqualTo(0.25);
        assertThat(saved.multiscale().axes().get(0).unit()).contains("second");
    }
}
