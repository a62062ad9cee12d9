package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.LUT;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

class ImageFilesTest {

    @TempDir
    Path folder;

    private Path tiff(ImagePlus image) {
        Path path = folder.resolve("a.tif");
        FileSaver saver = new FileSaver(image);
        assertThat(
                        image.getStackSize() > 1
                                ? saver.saveAsTiffStack(path.toString())
                                : saver.saveAsTiff(path.toString()))
                .isTrue();
        return path;
    }

    @ParameterizedTest
    @CsvSource({"8,1,1,1", "16,1,5,1", "32,1,5,1", "24,1,3,1", "16,2,3,4", "16,1,1,1"})
    void tiffsAreOpenedVirtually(int bits, int channels, int slices, int frames) {
        ImagePlus image = TestImages.hyperstack(bits, 40, 30, channels, slices, frames);
        ImagePlus opened = ImageFiles.open(tiff(image).toString());
        assertThat(opened.getStack().isVirtual()).isTrue();
        assertThat(opened.getDimensions()).containsExactly(image.getDimensions());
        for (int n = 1; n <= image.getStackSize(); n++)
            assertThat(opened.getStack().getPixels(n))
                    .isEqualTo(image.getStack().getPixels(n));
        assertThat(ImageFiles.conversion(opened)).isEmpty();
    }

    @Test
    void coloursAndCalibrationOfATiffAreKept() {
        CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 40, 30, 2, 3, 1);
        image.getCalibration().pixelWidth = 0.2;
        image.getCalibration().setUnit("um");
        LUT[] luts = {LUT.createLutFromColor(Color.CYAN), LUT.createLutFromColor(Color.YELLOW)};
        luts[0].max = 345;
        luts[1].max = 20000;
        image.setLuts(luts);
        CompositeImage opened = (CompositeImage) ImageFiles.open(tiff(image).toString());
        assertThat(opened.getChannelLut(1).getRGB(255)).isEqualTo(Color.CYAN.getRGB());
        assertThat(opened.getChannelLut(2).max).isEqualTo(20000);
        assertThat(opened.getCalibration().pixelWidth).isEqualTo(0.2);
        Pyramid<?> pyramid = PlaneSource.pyramid(opened, new CellCache(1 << 24));
        assertThat(pyramid.multiscale().channels().get(1).color()).contains(0xFFFF00);
    }

    @Test
    void partsOfPlanesAreReadAlone() {
        ImagePlus image = TestImages.hyperstack(16, 3000, 2000, 1, 2, 1);
        ImagePlus opened = ImageFiles.open(tiff(image).toString());
        assertThat(((TiffPlanes) opened.getStack()).pieceRows()).isEqualTo(1);
        Pyramid<?> pyramid = PlaneSource.pyramid(opened, new CellCache(1 << 26));
        for (int[] p : new int[][] {{0, 0, 0}, {2999, 1999, 1}, {1024, 1023, 1}, {1500, 1700, 0}})
            assertThat(pyramid.level(0).randomAccess().setPositionAndGet(p).getRealDouble())
                    .isEqualTo(image.getStack().getVoxel(p[0], p[1], p[2]));
    }

    @Test
    void aCompressedTiffIsOpened() throws Exception {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 40; x++) image.getRaster().setSample(x, y, 0, x + y);
        Path path = folder.resolve("lzw.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("LZW");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(path.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        }
        ImagePlus opened = ImageFiles.open(path.toString());
        assertThat(opened.getProcessor().get(39, 29)).isEqualTo(68);
    }

    @Test
    void aTruncatedTiffIsAnErrorAndNotBlack() throws Exception {
        Path path = tiff(TestImages.hyperstack(16, 40, 30, 1, 5, 1));
        ImagePlus opened = ImageFiles.open(path.toString());
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(5 * 40 * 30 * 2); // the header makes the file longer than this
        }
        assertThat(opened.getStack().getProcessor(4).get(39, 29)).isNotZero();
        assertThatThrownBy(() -> opened.getStack().getProcessor(5))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("plane 5")
                .hasMessageContaining("a.tif");
        Files.delete(path);
        assertThatThrownBy(() -> opened.getStack().getProcessor(1)).isInstanceOf(StoreException.class);
    }

    @Test
    void aPngOf24BitsIsThreeChannels() throws Exception {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 2, 0x102030);
        Path path = folder.resolve("a.png");
        ImageIO.write(image, "png", path.toFile());
        Pyramid<?> pyramid = PlaneSource.pyramid(ImageFiles.open(path.toString()), new CellCache(1 << 20));
        assertThat(pyramid.level(0).dimensionsAsLongArray()).containsExactly(40, 30, 3);
        assertThat(pyramid.level(0).randomAccess().setPositionAndGet(3, 2, 1).getRealDouble())
                .isEqualTo(0x20);
    }

    @Test
    void whatImageJCannotOpenIsAnErrorWithAdvice() throws Exception {
        assertThatThrownBy(() -> ImageFiles.open(folder.resolve("absent.tif").toString()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("absent.tif");
        Path text = Files.writeString(folder.resolve("notes.xyz"), "this is not an image");
        assertThatThrownBy(() -> ImageFiles.open(text.toString()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("notes.xyz")
                .hasMessageContaining("expected TIFF");
        Path broken = Files.write(folder.resolve("broken.tif"), new byte[] {'I', 'I', 42, 0, 99, 99, 0, 0, 1, 2, 3, 4});
        assertThatThrownBy(() -> ImageFiles.open(broken.toString()))
                .isInstanceOf(org.zarrkit.error.ZarrkitException.class)
                .hasMessageContaining("broken.tif");
    }
}
