package org.zarrkit.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zarrkit.codec.DataType;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;

class SignedBytePlanesTest {

    @TempDir
    Path folder;

    @Test
    void signedBytesKeepTheirValues() throws IOException {
        ImagePlus image = ImageFiles.open(write(true).toString());
        assertThat(ImageFiles.conversion(image).orElseThrow()).contains("int8");
        Pyramid<?> pyramid = PlaneSource.pyramid(image, new CellCache(1 << 20));
        assertThat(pyramid.storedType()).isEqualTo(DataType.INT16);
        assertThat(pyramid.level(0).getAt(0, 0).toString()).isEqualTo("-1");
        assertThat(pyramid.level(0).getAt(1, 0).toString()).isEqualTo("127");
        assertThat(pyramid.level(0).getAt(2, 0).toString()).isEqualTo("-128");
    }

    @Test
    void unsignedBytesStayWhatTheyAre() throws IOException {
        ImagePlus image = ImageFiles.open(write(false).toString());
        assertThat(ImageFiles.conversion(image)).isEmpty();
        assertThat(image.getProcessor().get(0, 0)).isEqualTo(255);
    }

    private Path write(boolean signed) throws IOException {
        BufferedImage bytes = new ByteProcessor(3, 1, new byte[] {-1, 127, -128}, null).getBufferedImage();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(bytes), writer.getDefaultWriteParam());
        TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
        TIFFTag tag = BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT);
        directory.addTIFFField(new TIFFField(tag, TIFFTag.TIFF_SHORT, 1, new char[] {(char) (signed ? 2 : 1)}));
        Path file = folder.resolve("bytes.tif");
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(bytes, null, directory.getAsMetadata()), writer.getDefaultWriteParam());
        } finally {
            writer.dispose();
        }
        return file;
    }
}
