package org.zarrkit.ij;

import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** TIFF files as programs other than ImageJ write them: compressed, in strips of a few rows. */
final class TestTiffs {

    private TestTiffs() {}

    /** @param compression such as LZW, Deflate, ZLib or PackBits */
    static void write(Path path, ImageStack planes, String compression) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(compression);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(path.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int n = 1; n <= planes.size(); n++)
                writer.writeToSequence(new IIOImage(image(planes.getProcessor(n)), null, null), parameters);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static RenderedImage image(ImageProcessor plane) {
        int type = plane instanceof ColorProcessor
                ? BufferedImage.TYPE_INT_RGB
                : plane instanceof ByteProcessor ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY;
        BufferedImage image = new BufferedImage(plane.getWidth(), plane.getHeight(), type);
        for (int y = 0; y < plane.getHeight(); y++)
            for (int x = 0; x < plane.getWidth(); x++)
                if (plane instanceof ColorProcessor) image.setRGB(x, y, plane.get(x, y));
                else image.getRaster().setSample(x, y, 0, plane.get(x, y));
        return image;
    }
}
