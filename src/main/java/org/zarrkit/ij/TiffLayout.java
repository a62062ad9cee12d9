package org.zarrkit.ij;

import ij.io.FileInfo;
import java.util.Arrays;

/** What of a plane in a TIFF file can be read by itself. */
enum TiffLayout {
    /** Any rows: they follow each other, uncompressed. */
    ROWS,
    /** Strips: each is a number of rows, encoded by themselves. */
    STRIPS,
    /** The plane alone. */
    WHOLE;

    /** That of all planes of a file. */
    static TiffLayout of(FileInfo[] planes) {
        if (!Arrays.stream(planes).allMatch(TiffLayout::isPlain)) return WHOLE;
        if (Arrays.stream(planes).allMatch(TiffLayout::isOnePiece)) return ROWS;
        return Arrays.stream(planes).allMatch(TiffLayout::hasStrips) ? STRIPS : WHOLE;
    }

    /** Whole bytes for each pixel, all samples of it together. */
    private static boolean isPlain(FileInfo plane) {
        return switch (plane.fileType) {
            case FileInfo.GRAY8,
                    FileInfo.COLOR8,
                    FileInfo.GRAY16_SIGNED,
                    FileInfo.GRAY16_UNSIGNED,
                    FileInfo.GRAY32_FLOAT,
                    FileInfo.RGB -> true;
            default -> false;
        };
    }

    private static boolean isOnePiece(FileInfo plane) {
        if (plane.compression > FileInfo.COMPRESSION_NONE) return false;
        int[] offsets = plane.stripOffsets;
        int[] lengths = plane.stripLengths;
        for (int i = 1; offsets != null && i < offsets.length; i++)
            if (offsets[i] != offsets[i - 1] + lengths[i - 1]) return false;
        return true;
    }

    private static boolean hasStrips(FileInfo plane) {
        boolean decoded =
                switch (plane.compression) {
                    case FileInfo.COMPRESSION_NONE,
                            FileInfo.LZW,
                            FileInfo.LZW_WITH_DIFFERENCING,
                            FileInfo.PACK_BITS,
                            FileInfo.ZIP,
                            FileInfo.ZIP_WITH_DIFFERENCING -> true;
                    default -> false;
                };
        if (!decoded || plane.stripOffsets == null || plane.rowsPerStrip < 1) return false;
        int count = (plane.height + plane.rowsPerStrip - 1) / plane.rowsPerStrip;
        return count > 1 && plane.stripOffsets.length == count && plane.stripLengths.length == count;
    }

    /** Some rows of a plane as if there were no others. */
    static FileInfo rows(FileInfo plane, int first, int count) {
        FileInfo rows = (FileInfo) plane.clone();
        rows.longOffset = plane.getOffset() + (long) first * plane.width * plane.getBytesPerPixel();
        rows.offset = 0;
        rows.height = count;
        rows.stripOffsets = null;
        rows.stripLengths = null;
        return rows;
    }

    /** Some strips of a plane, the last one included, as if there were no others. */
    static FileInfo strips(FileInfo plane, int first, int last) {
        FileInfo strips = (FileInfo) plane.clone();
        strips.stripOffsets = Arrays.copyOfRange(plane.stripOffsets, first, last + 1);
        strips.stripLengths = Arrays.copyOfRange(plane.stripLengths, first, last + 1);
        strips.longOffset = strips.stripOffsets[0] & 0xffffffffL;
        strips.offset = 0;
        int firstRow = first * plane.rowsPerStrip;
        strips.height = Math.min(plane.height, (last + 1) * plane.rowsPerStrip) - firstRow;
        return strips;
    }
}
