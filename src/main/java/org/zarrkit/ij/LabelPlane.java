package org.zarrkit.ij;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.ImageLabel;

/**
 * Planes of labels as ImageJ's pixels: values stay as they are, and each label has its colour. ImageJ's tables have 256
 * entries, so planes of 16 and 32 bits paint themselves; another table that the user chooses is heeded. Labels of 32 and
 * 64 bits become 32-bit float, exact up to 16777216.
 */
final class LabelPlane {

    private static final int TABLE = 256;

    private LabelPlane() {}

    /**
     * The table of 256 labels: those from 0 on, or all of int8. Copies of a plane, which do not paint themselves, show
     * these labels right.
     */
    static LUT table(ImageLabel label, DataType type) {
        byte[][] parts = new byte[3][TABLE];
        for (int i = 0; i < TABLE; i++) {
            int rgb = onBlack(label.argb(i + (type == DataType.INT8 ? -128 : 0)));
            for (int p = 0; p < 3; p++) parts[p][i] = (byte) (rgb >> 16 - 8 * p);
        }
        return new LUT(parts[0], parts[1], parts[2]);
    }

    /** The values between which {@link #table} is spread. */
    static DisplayRanges.Range range(DataType type) {
        return type == DataType.INT8 ? new DisplayRanges.Range(-128, 127) : new DisplayRanges.Range(0, TABLE - 1.0);
    }

    /** A processor of the same pixels that paints labels in their colours. */
    static ImageProcessor colored(ImageProcessor plane, ImageLabel label, DataType type) {
        LUT table = table(label, type);
        int shift = PlanePixels.shift(type);
        ImageProcessor colored = plane instanceof ByteProcessor
                ? plane
                : plane instanceof ShortProcessor shorts
                        ? new Shorts(shorts, new Painter(label, table, shift))
                        : new Floats((FloatProcessor) plane, new Painter(label, table, shift));
        colored.setColorModel(table);
        DisplayRanges.Range range = range(type);
        if (!(plane instanceof ByteProcessor)) colored.setMinAndMax(range.min() + shift, range.max() + shift);
        return colored;
    }

    /** A colour as it looks in front of black, {@code 0xRRGGBB}. */
    private static int onBlack(int argb) {
        int alpha = argb >>> 24;
        int rgb = 0;
        for (int bits = 16; bits >= 0; bits -= 8) rgb |= (argb >> bits & 255) * alpha / 255 << bits;
        return rgb;
    }

    /** Paints values as labels, as long as nobody has chosen another table. */
    private record Painter(ImageLabel label, LUT table, int shift) {

        boolean isActive(ImageProcessor plane) {
            if (!(plane.getColorModel() instanceof IndexColorModel now) || now.getMapSize() != TABLE) return false;
            int[] mine = new int[TABLE];
            int[] chosen = new int[TABLE];
            table.getRGBs(mine);
            now.getRGBs(chosen);
            return Arrays.equals(mine, chosen);
        }

        BufferedImage paint(ImageProcessor plane) {
            int width = plane.getWidth();
            int height = plane.getHeight();
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            int[] line = new int[width];
            long last = 0;
            int color = onBlack(label.argb(0));
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    long value = (long) plane.getf(x, y) - shift;
                    if (value != last) color = onBlack(label.argb(last = value));
                    line[x] = color;
                }
                image.setRGB(0, y, width, 1, line, 0, width);
            }
            return image;
        }
    }

    private static final class Shorts extends ShortProcessor {
        private final Painter painter;

        Shorts(ShortProcessor plane, Painter painter) {
            super(plane.getWidth(), plane.getHeight(), (short[]) plane.getPixels(), null);
            this.painter = painter;
        }

        @Override
        public Image createImage() {
            return painter.isActive(this) ? painter.paint(this) : super.createImage();
        }

        @Override
        public BufferedImage getBufferedImage() {
            return painter.isActive(this) ? painter.paint(this) : super.getBufferedImage();
        }
    }

    private static final class Floats extends FloatProcessor {
        private final Painter painter;

        Floats(FloatProcessor plane, Painter painter) {
            super(plane.getWidth(), plane.getHeight(), (float[]) plane.getPixels());
            this.painter = painter;
        }

        @Override
        public Image createImage() {
            return painter.isActive(this) ? painter.paint(this) : super.createImage();
        }

        @Override
        public BufferedImage getBufferedImage() {
            return painter.isActive(this) ? painter.paint(this) : super.getBufferedImage();
        }
    }
}
