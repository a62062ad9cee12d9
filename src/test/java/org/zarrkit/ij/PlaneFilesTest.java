package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.imglib2.FinalInterval;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.Rgb;

class PlaneFilesTest {

    @TempDir
    Path folder;

    private void plane(String name, int bits, int c, int z, int t) {
        ImagePlus image = new ImagePlus("", TestImages.plane(bits, 40, 30, c, z, t));
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().setUnit("um");
        FileSaver saver = new FileSaver(image);
        String path = folder.resolve(name).toString();
        assertThat(name.endsWith("png") ? saver.saveAsPng(path) : saver.saveAsTiff(path))
                .isTrue();
    }

    private ImagePlus open() {
        return PlaneFiles.open(PlaneFiles.in(folder), Optional.empty()).image();
    }

    private static Pyramid<?> pyramid(ImagePlus image) {
        return PlaneSource.pyramid(image, new CellCache(1 << 24));
    }

    private static double value(Pyramid<?> pyramid, long... position) {
        return ((RealType<?>) pyramid.level(0).randomAccess().setPositionAndGet(position)).getRealDouble();
    }

    @ParameterizedTest
    @CsvSource({"8,tif", "16,tif", "32,tif", "24,tif", "8,png", "24,png"})
    void planesAreReadInNaturalOrder(int bits, String kind) {
        for (int z = 0; z < 12; z++) plane("img" + z + "." + kind, bits, 0, z, 0);
        ImagePlus image = open();
        assertThat(image.getDimensions()).containsExactly(40, 30, 1, 12, 1);
        assertThat(image.getTitle()).isEqualTo(folder.getFileName().toString());
        for (int z : new int[] {11, 0, 2, 10})
            assertThat(image.getStack().getPixels(z + 1))
                    .isEqualTo(TestImages.plane(bits, 40, 30, 0, z, 0).getPixels());
        long[] last = bits == 24 ? new long[] {39, 29, 11, 0} : new long[] {39, 29, 11};
        int v = TestImages.value(39, 29, 0, 11, 0);
        double expected = bits == 32 ? v * 0.5 - 7 : bits == 16 ? v * 37 & 0xffff : v & 255;
        assertThat(value(pyramid(image), last)).isEqualTo(expected);
    }

    @Test
    void namesTellAxesAndTheFirstFileTheCalibration() {
        for (int t = 0; t < 3; t++) for (int c = 0; c < 2; c++) plane("a_t" + t + "_c" + c + ".tif", 16, c, 0, t);
        ImagePlus image = open();
        assertThat(image.getDimensions()).containsExactly(40, 30, 2, 1, 3);
        Pyramid<?> pyramid = pyramid(image);
        assertThat(value(pyramid, 5, 6, 1, 2)).isEqualTo(TestImages.value(5, 6, 1, 0, 2) * 37);
        assertThat(pyramid.multiscale().pixelSizes(0)).endsWith(0.25);
        assertThat(pyramid.multiscale().channels().get(0).color())
                .isNotEqualTo(pyramid.multiscale().channels().get(1).color());
    }

    @Test
    void axisIsThatWhichIsGiven() {
        for (int i = 0; i < 3; i++) plane("p" + i + ".tif", 8, 0, i, 0);
        List<Path> files = PlaneFiles.in(folder);
        assertThat(PlaneFiles.open(files, Optional.of("t")).image().getNFrames())
                .isEqualTo(3);
        assertThat(PlaneFiles.open(files, Optional.of("c")).image().getNChannels())
                .isEqualTo(3);
        assertThatThrownBy(() -> PlaneFiles.open(files, Optional.of("x"))).hasMessageContaining("expected z, t or c");
    }

    @Test
    void stacksOfSlicesAreTimePoints() {
        for (int t = 0; t < 3; t++) {
            ImageStack stack = new ImageStack(40, 30);
            for (int z = 0; z < 4; z++) stack.addSlice(TestImages.plane(16, 40, 30, 0, z, t));
            new FileSaver(new ImagePlus("", stack))
                    .saveAsTiffStack(folder.resolve("s" + t + ".tif").toString());
        }
        ImagePlus image = open();
        assertThat(image.getDimensions()).containsExactly(40, 30, 1, 4, 3);
        assertThat(value(pyramid(image), 7, 8, 3, 2)).isEqualTo(TestImages.value(7, 8, 0, 3, 2) * 37);
        assertThatThrownBy(() -> PlaneFiles.open(PlaneFiles.in(folder), Optional.of("z")))
                .hasMessageContainingAll("s0.tif", "4 planes along z");
    }

    /** What the other files are shows when they are read, and not before. */
    @Test
    void onlyTheFirstFileIsOpenedAtFirst() throws IOException {
        plane("a1.tif", 16, 0, 0, 0);
        Files.writeString(folder.resolve("a2.tif"), "no image");
        plane("a3.tif", 8, 0, 0, 0);
        new FileSaver(new ImagePlus("", TestImages.plane(16, 41, 30, 0, 0, 0)))
                .saveAsTiff(folder.resolve("a4.tif").toString());
        Pyramid<?> pyramid = pyramid(open());
        assertThat(value(pyramid, 1, 1, 0)).isEqualTo(TestImages.value(1, 1, 0, 0, 0) * 37);
        assertThatThrownBy(() -> value(pyramid, 1, 1, 1)).hasMessageContaining("a2.tif");
        assertThatThrownBy(() -> value(pyramid, 1, 1, 2))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContainingAll("a3.tif", "uint8", "a1.tif", "uint16");
        assertThatThrownBy(() -> value(pyramid, 1, 1, 3)).hasMessageContainingAll("a4.tif", "41 x 30");
        Files.delete(folder.resolve("a2.tif"));
        assertThatThrownBy(() -> value(pyramid, 1, 1, 1)).hasMessageContaining("a2.tif");
    }

    @Test
    void severalKindsOfFilesNeedAPattern() throws IOException {
        plane("a1.tif", 8, 0, 0, 0);
        plane("a2.png", 8, 0, 0, 0);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> PlaneFiles.in(folder)).hasMessageContainingAll("png, tif", "*.");
        Files.move(folder.resolve("a2.png"), folder.resolve(".a2.png"));
        assertThat(PlaneFiles.in(folder)).containsExactly(folder.resolve("a1.tif"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "ZLib", "PackBits"})
    void partsOfCompressedPlanesAreDecodedAlone(String compression) throws IOException {
        for (int bits : new int[] {8, 16, 24}) {
            ImagePlus expected = TestImages.hyperstack(bits, 300, 1000, 1, 3, 1);
            Path path = folder.resolve(bits + compression + ".tif");
            TestTiffs.write(path, expected.getStack(), compression);
            PlaneRows rows = StackRows.of(ImageFiles.open(path.toString()));
            assertThat(rows.isCostly()).isTrue();
            assertThat(rows.pieceRows()).isGreaterThan(1).isLessThan(1000);
            PlaneReader reader = PlaneReader.of(
                    rows,
                    PlaneAxes.of(
                            expected,
                            bits == 16 ? org.zarrkit.codec.DataType.UINT16 : org.zarrkit.codec.DataType.UINT8));
            PlaneReader inMemory = PlaneReader.of(StackRows.of(expected), PlaneAxes.of(expected, reader.type()));
            for (long[] box : new long[][] {{0, 0, 299, 999}, {17, 613, 63, 614}, {299, 999, 299, 999}}) {
                long[] min = bits == 24 ? new long[] {box[0], box[1], 1, 0} : new long[] {box[0], box[1], 1};
                long[] max = bits == 24 ? new long[] {box[2], box[3], 2, 2} : new long[] {box[2], box[3], 2};
                FinalInterval interval = new FinalInterval(min, max);
                assertThat(reader.read(interval)).isEqualTo(inMemory.read(interval));
            }
        }
    }

    @Test
    void coloursBecomeGreyAsInImageJ() {
        ImagePlus image = TestImages.hyperstack(24, 40, 30, 1, 2, 1);
        Pyramid<?> grey = PlaneSource.pyramid(image, Rgb.GREY, new CellCache(1 << 20));
        assertThat(grey.level(0).dimensionsAsLongArray()).containsExactly(40, 30, 2);
        assertThat(value(grey, 30, 20, 1))
                .isEqualTo(image.getStack().getProcessor(2).convertToByte(false).get(30, 20));
    }
}
