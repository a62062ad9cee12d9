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
 * Safe for many threads. Rows of planes that are stored in one piece, uncompressed, can be read alone.
 */
final class TiffPlanes extends VirtualStack {

    private final FileInfo[] planes;
    private final boolean readsParts;

    TiffPlanes(FileInfo[] planes, int bitDepth) {
        super(planes[0].width, planes[0].height);
        this.planes = planes.clone();
        this.readsParts = java.util.Arrays.stream(planes).allMatch(TiffPlanes::isOnePiece);
        setBitDepth(bitDepth);
    }

    private static boolean isOnePiece(FileInfo plane) {
        boolean plain =
                switch (plane.fileType) {
                    case FileInfo.GRAY8,
                            FileInfo.COLOR8,
                            FileInfo.GRAY16_SIGNED,
                            FileInfo.GRAY16_UNSIGNED,
                            FileInfo.GRAY32_FLOAT,
                            FileInfo.RGB -> true;
                    default -> false;
                };
        if (!plain || plane.compression > FileInfo.COMPRESSION_NONE) return false;
        int[] offsets = plane.stripOffsets;
        int[] lengths = plane.stripLengths;
        for (int i = 1; offsets != null && i < offsets.length; i++)
            if (offsets[i] != offsets[i - 1] + lengths[i - 1]) return false;
        return true;
    }

    /** Whether {@link #read} works. */
    boolean readsParts() {
        return readsParts;
    }

    /** The pixels of a part of a plane: its rows are read. */
    Object read(int n, Rectangle part) {
        FileInfo rows = (FileInfo) planes[n - 1].clone();
        rows.longOffset = rows.getOffset() + (long) part.y * rows.width * rows.getBytesPerPixel();
        rows.offset = 0;
        rows.height = part.height;
        rows.stripOffsets = null;
        rows.stripLengths = null;
        ImageProcessor processor = open(rows, n);
        if (part.width == rows.width) return processor.getPixels();
        processor.setRoi(part.x, 0, part.width, part.height);
        return processor.crop().getPixels();
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
