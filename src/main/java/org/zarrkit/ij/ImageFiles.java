package org.zarrkit.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.plugin.AVI_Reader;
import ij.plugin.FileInfoVirtualStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.zarrkit.error.NotFoundException;
import org.zarrkit.error.StoreException;
import org.zarrkit.error.UnsupportedFeatureException;

/** Image files that ImageJ opens; without a dialog, with a screen or without one. */
public final class ImageFiles {

    private ImageFiles() {}

    /**
     * The image in a file. The planes of a TIFF are read when they are needed, other files at once.
     *
     * @throws NotFoundException if there is no such file
     * @throws UnsupportedFeatureException if ImageJ can't open it, or would open a part of it only
     * @throws StoreException if it ends too early
     */
    public static ImagePlus open(String location) {
        Path path = Path.of(location).toAbsolutePath();
        if (!Files.isRegularFile(path)) throw new NotFoundException(path + " is not a file; check the path");
        Opener opener = new Opener();
        opener.setSilentMode(true);
        int type = opener.getFileType(path.toString());
        IJ.redirectErrorMessages(true); // to the log, instead of a dialog
        try {
            return opened(opener, type, path).orElseThrow(() -> unsupported(path));
        } finally {
            IJ.redirectErrorMessages(false);
        }
    }

    private static Optional<ImagePlus> opened(Opener opener, int type, Path path) {
        if (type == Opener.TIFF) return tiff(opener, path);
        if (type == Opener.AVI) return Optional.ofNullable(AVI_Reader.open(path.toString(), true));
        boolean foreign = type == Opener.UNKNOWN || type == Opener.TEXT || type == Opener.JAVA_OR_TEXT;
        // This plug-in of Fiji opens what ImageJ itself can't.
        if (foreign && !hasOtherReaders()) return Optional.empty();
        return Optional.ofNullable(opener.openImage(path.toString()));
    }

    private static boolean hasOtherReaders() {
        try {
            IJ.getClassLoader().loadClass("HandleExtraFileTypes");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static UnsupportedFeatureException unsupported(Path path) {
        return new UnsupportedFeatureException(
                path + " is not an image that ImageJ opens; expected TIFF, PNG, JPEG, GIF, "
                        + "BMP, DICOM, FITS, PGM or AVI, or a folder with OME-Zarr. Convert it with the program that made it");
    }

    /** The planes of a TIFF file, of which its header alone is read; empty if it is none that is read plane by plane. */
    static Optional<StoredPlanes> stored(Path path) {
        if (!Files.isRegularFile(path) || new Opener().getFileType(path.toString()) != Opener.TIFF)
            return Optional.empty();
        FileInfo[] pages = pages(path);
        if (pages.length == 0 || isRgb48(pages[0])) return Optional.empty();
        TiffPlanes planes = new TiffPlanes(planes(pages), TiffPlanes.bitDepth(pages[0]));
        return Optional.of(SignedBytePlanes.areIn(path, pages[0]) ? new SignedBytePlanes(planes) : planes);
    }

    private static FileInfo[] pages(Path path) {
        FileInfo[] pages = Opener.getTiffFileInfo(path.toString());
        if (pages == null || pages.length == 0) return new FileInfo[0];
        FileInfo first = pages[0];
        for (FileInfo page : pages)
            if (page.width != first.width || page.height != first.height || page.fileType != first.fileType)
                throw new UnsupportedFeatureException(path + " has pages of different sizes or types, such as "
                        + describe(first) + " and " + describe(page) + "; save those you need as a stack of their own");
        return pages;
    }

    private static boolean isRgb48(FileInfo page) {
        return page.fileType == FileInfo.RGB48 || page.fileType == FileInfo.RGB48_PLANAR;
    }

    private static Optional<ImagePlus> tiff(Opener opener, Path path) {
        FileInfo[] pages = pages(path);
        if (pages.length == 0) return Optional.empty();
        if (isRgb48(pages[0])) return Optional.ofNullable(opener.openImage(path.toString()));
        ImagePlus image = FileInfoVirtualStack.openVirtual(path.toString());
        if (image == null) return Optional.empty();
        TiffPlanes planes = new TiffPlanes(planes(pages), image.getBitDepth());
        if (SignedBytePlanes.areIn(path, pages[0])) SignedBytePlanes.putInto(image, planes);
        else image.setStack(planes);
        return Optional.of(image);
    }

    private static String describe(FileInfo page) {
        return "%d x %d pixels of %d bytes".formatted(page.width, page.height, page.getBytesPerPixel());
    }

    /** ImageJ's own stacks have one directory entry, and their planes follow each other. */
    private static FileInfo[] planes(FileInfo[] pages) {
        FileInfo first = pages[0];
        if (pages.length > 1 || first.nImages <= 1) return pages;
        long step = (long) first.width * first.height * first.getBytesPerPixel() + first.getGap();
        FileInfo[] planes = new FileInfo[first.nImages];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (FileInfo) first.clone();
            planes[i].nImages = 1;
            planes[i].longOffset = first.getOffset() + i * step;
            planes[i].offset = 0;
            planes[i].stripOffsets = null;
            planes[i].stripLengths = null;
        }
        return planes;
    }

    /** What ImageJ did to the pixels of a file that it has no type for; empty if they are as stored. */
    public static Optional<String> conversion(ImagePlus image) {
        if (image.getStack() instanceof SignedBytePlanes) return Optional.of("int8 became int16, with the same values");
        FileInfo file = image.getOriginalFileInfo();
        if (file == null) return Optional.empty();
        return Optional.ofNullable(
                switch (file.fileType) {
                    case FileInfo.GRAY32_INT -> "int32 became float32; beyond 2^24 it is rounded";
                    case FileInfo.GRAY32_UNSIGNED -> "uint32 became float32; beyond 2^24 it is rounded";
                    case FileInfo.GRAY64_FLOAT -> "float64 became float32 and is rounded";
                    case FileInfo.GRAY24_UNSIGNED -> "24-bit integers became float32";
                    case FileInfo.BITMAP -> "1 bit became uint8, 0 and 255";
                    case FileInfo.GRAY10_UNSIGNED, FileInfo.GRAY12_UNSIGNED -> "10 or 12 bits became uint16";
                    case FileInfo.CMYK -> "CMYK became RGB";
                    case FileInfo.ARGB, FileInfo.ABGR, FileInfo.BARG -> "transparency was dropped";
                    default -> null;
                });
    }
}
