package org.zarrkit.ij;

import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.io.File;
import org.zarrkit.error.StoreException;

/**
 * The planes of a TIFF file, read when they are asked for; a file that has become shorter is an error, never black.
 * Safe for many threads. Rows that are stored in one piece, uncompressed, can be read alone; of others only the strips
 * that are needed are decoded.
 */
final class TiffPlanes extends VirtualStack implements StoredPlanes {

    /** Strips are decoded several at a time, up to so many pixels: each time the file is opened. */
    private static final int PIECE = 1 << 17;

    private final FileInfo[] planes;
    private final TiffLayout layout;

    TiffPlanes(FileInfo[] planes, int bitDepth) {
        super(planes[0].width, planes[0].height);
        this.planes = planes.clone();
        this.layout = TiffLayout.of(planes);
        setBitDepth(bitDepth);
    }

    @Override
    public int pieceRows() {
        return switch (layout) {
            case ROWS -> 1;
            case STRIPS -> joinedStrips(planes[0]);
            case WHOLE -> planes[0].height;
        };
    }

    @Override
    public String description() {
        return description(type(planes[0].fileType));
    }

    String description(String type) {
        return "%d x %d pixels of %s in %d planes".formatted(getWidth(), getHeight(), type, planes.length);
    }

    private static String type(int fileType) {
        return switch (fileType) {
            case FileInfo.GRAY8, FileInfo.COLOR8 -> "uint8";
            case FileInfo.GRAY16_SIGNED -> "int16";
            case FileInfo.GRAY16_UNSIGNED -> "uint16";
            case FileInfo.GRAY32_FLOAT -> "float32";
            case FileInfo.RGB, FileInfo.RGB_PLANAR -> "RGB";
            default -> "ImageJ's file type " + fileType;
        };
    }

    /** ImageJ's bits per pixel of the planes of a file. */
    static int bitDepth(FileInfo plane) {
        return switch (plane.fileType) {
            case FileInfo.GRAY8, FileInfo.COLOR8, FileInfo.BITMAP -> 8;
            case FileInfo.GRAY16_SIGNED, FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY10_UNSIGNED, FileInfo.GRAY12_UNSIGNED ->
                16;
            case FileInfo.RGB,
                    FileInfo.RGB_PLANAR,
                    FileInfo.ARGB,
                    FileInfo.ABGR,
                    FileInfo.BARG,
                    FileInfo.BGR,
                    FileInfo.CMYK -> 24;
            default -> 32;
        };
    }

    private static int joinedStrips(FileInfo plane) {
        int rows = plane.rowsPerStrip;
        while (rows < plane.height && (long) rows * plane.width < PIECE) rows *= 2;
        return Math.min(rows, plane.height);
    }

    @Override
    public boolean isCostly() {
        return layout != TiffLayout.ROWS && planes[0].compression > FileInfo.COMPRESSION_NONE;
    }

    @Override
    public Object read(int n, Rectangle part) {
        FileInfo plane = planes[n - 1];
        return switch (layout) {
            case ROWS -> cut(open(TiffLayout.rows(plane, part.y, part.height), n), part, part.y);
            case STRIPS -> {
                int first = part.y / plane.rowsPerStrip;
                int last = (part.y + part.height - 1) / plane.rowsPerStrip;
                yield cut(open(TiffLayout.strips(plane, first, last), n), part, first * plane.rowsPerStrip);
            }
            case WHOLE -> cut(open((FileInfo) plane.clone(), n), part, 0);
        };
    }

    private static Object cut(ImageProcessor rows, Rectangle part, int firstRow) {
        if (part.width == rows.getWidth() && part.height == rows.getHeight()) return rows.getPixels();
        Rectangle moved = new Rectangle(part.x, part.y - firstRow, part.width, part.height);
        return StackRows.cut(rows.getPixels(), rows.getWidth(), moved);
    }

    @Override
    public ImageProcessor getProcessor(int n) {
        ImageProcessor processor = open((FileInfo) planes[translate(n) - 1].clone(), n);
        if (cTable != null) processor.setCalibrationTable(cTable);
        processor.setSliceNumber(n);
        return processor;
    }

    private static ImageProcessor open(FileInfo plane, int n) {
        plane.nImages = 1;
        requirePresent(plane, n);
        ImageProcessor processor = new FileOpener(plane).openProcessor();
        if (processor == null) throw new StoreException("plane " + n + " of " + plane.getFilePath() + " can't be read");
        return processor;
    }

    /** ImageJ would show what is missing as black. */
    private static void requirePresent(FileInfo plane, int n) {
        long end = plane.getOffset() + (long) Math.ceil(plane.width * (double) plane.height * bytesPerPixel(plane));
        if (plane.compression > FileInfo.COMPRESSION_NONE
                || plane.stripOffsets != null && plane.stripOffsets.length > 1) {
            end = 0;
            for (int i = 0; i < plane.stripOffsets.length; i++)
                end = Math.max(end, (plane.stripOffsets[i] & 0xffffffffL) + plane.stripLengths[i]);
        }
        long length = new File(plane.getFilePath()).length();
        if (end > length)
            throw new StoreException("plane " + n + " of " + plane.getFilePath() + " ends at byte " + end
                    + ", but the file has " + length + ": it is damaged, or was changed after it was opened");
    }

    private static double bytesPerPixel(FileInfo plane) {
        return switch (plane.fileType) {
            case FileInfo.BITMAP -> 1 / 8.0;
            case FileInfo.GRAY12_UNSIGNED -> 1.5;
            case FileInfo.GRAY10_UNSIGNED -> 1.25;
            default -> plane.getBytesPerPixel();
        };
    }

    @Override
    public int size() {
        return planes.length;
    }

    @Override
    public int getSize() {
        return planes.length;
    }

    @Override
    public String getSliceLabel(int n) {
        String[] labels = planes[0].sliceLabels;
        return labels == null || labels.length != planes.length ? null : labels[n - 1];
    }

    @Override
    public String getDirectory() {
        return planes[0].directory;
    }

    @Override
    public String getFileName(int n) {
        return planes[n - 1].fileName;
    }
}
