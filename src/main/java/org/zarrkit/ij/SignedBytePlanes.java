package org.zarrkit.ij;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;

/** Planes of signed bytes, which ImageJ would read as unsigned, as signed 16-bit planes of the same values. */
final class SignedBytePlanes extends VirtualStack implements StoredPlanes {

    /** ImageJ shows signed 16 bits as unsigned ones this much higher, and says so in the calibration. */
    private static final int OFFSET = 32768;

    private final TiffPlanes bytes;

    SignedBytePlanes(TiffPlanes bytes) {
        super(bytes.getWidth(), bytes.getHeight());
        this.bytes = bytes;
        setBitDepth(16);
    }

    /** Whether a TIFF says that its bytes are signed (TIFF 6.0, tag SampleFormat). */
    static boolean areIn(Path tiff, FileInfo plane) {
        if (plane.fileType != FileInfo.GRAY8) return false;
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(tiff.toFile())) {
            reader.setInput(in, true);
            IIOMetadata metadata = reader.getImageMetadata(0);
            TIFFField format =
                    TIFFDirectory.createFromMetadata(metadata).getTIFFField(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT);
            return format != null && format.getAsInt(0) == BaselineTIFFTagSet.SAMPLE_FORMAT_SIGNED_INTEGER;
        } catch (IOException | RuntimeException e) {
            return false; // a dialect of TIFF that ImageJ reads and Java does not
        } finally {
            reader.dispose();
        }
    }

    /** Puts the planes into an image that was opened with unsigned ones. */
    static void putInto(ImagePlus image, TiffPlanes bytes) {
        image.setStack(new SignedBytePlanes(bytes));
        image.getLocalCalibration().setSigned16BitCalibration();
    }

    @Override
    public ImageProcessor getProcessor(int n) {
        byte[] signed = (byte[]) bytes.getProcessor(n).getPixels();
        return new ShortProcessor(getWidth(), getHeight(), shorts(signed), null);
    }

    private static short[] shorts(byte[] signed) {
        short[] pixels = new short[signed.length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (short) (signed[i] + OFFSET);
        return pixels;
    }

    @Override
    public String description() {
        return bytes.description("int8");
    }

    @Override
    public int pieceRows() {
        return bytes.pieceRows();
    }

    @Override
    public boolean isCostly() {
        return bytes.isCostly();
    }

    @Override
    public Object read(int plane, Rectangle part) {
        return shorts((byte[]) bytes.read(plane, part));
    }

    @Override
    public int size() {
        return bytes.size();
    }

    @Override
    public int getSize() {
        return bytes.size();
    }

    @Override
    public String getSliceLabel(int n) {
        return bytes.getSliceLabel(n);
    }
}
