package org.zarrkit.ij;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.image.Rgb;

/** ImageJ images as pyramids of one level. */
public final class PlaneSource {

    /** Planes with more pixels are cut into tiles. */
    private static final int LARGEST_CELL = 1 << 22;

    private static final int TILE = 1024;

    private PlaneSource() {}

    /**
     * The image of a window, whose planes are read one by one when they are needed.
     *
     * <p>Axes t, c, z, y, x, without those of length 1; 8, 16 and 32 bits become uint8, uint16 and float32, RGB three
     * channels, and images that ImageJ calibrates as signed int8 and int16. A window that shows a pyramid gives that
     * pyramid, with what the user has changed of calibration, colours, contrast and title; if slices were deleted or
     * re-ordered it is read plane by plane.
     */
    public static Pyramid<?> pyramid(ImagePlus window, CellCache cache) {
        if (window.getStack() instanceof LazyStack lazy && showsAllOf(window, lazy))
            return LazyMetadata.apply(window, lazy);
        return planes(window, cache);
    }

    /**
     * The same with all levels: a window that shows a coarser level of a pyramid gives all of it, with what the user has
     * changed of channels and title.
     */
    public static Pyramid<?> whole(ImagePlus window, CellCache cache) {
        if (window.getStack() instanceof LazyStack lazy && showsAllOf(window, lazy))
            return LazyMetadata.whole(window, lazy);
        return planes(window, cache);
    }

    /** The same; if the image has colours, these become three channels or grey values. */
    public static Pyramid<?> pyramid(ImagePlus window, Rgb rgb, CellCache cache) {
        return pyramid(rgb == Rgb.GREY ? GreyPlanes.of(window) : window, cache);
    }

    private static boolean showsAllOf(ImagePlus window, LazyStack stack) {
        HyperstackAxes axes = stack.axes();
        return stack.isComplete()
                && window.getBitDepth() == stack.getBitDepth()
                && window.getNChannels() == axes.channels()
                && window.getNSlices() == axes.slices()
                && window.getNFrames() == axes.frames();
    }

    private static <T extends NativeType<T> & RealType<T>> Pyramid<T> planes(ImagePlus window, CellCache cache) {
        DataType type = type(window);
        PlaneAxes axes = PlaneAxes.of(window, type);
        PlaneRows rows = StackRows.of(window);
        PlaneReader cells = PlaneReader.of(LastPlane.of(rows, axes, LARGEST_CELL), axes);
        List<URI> origins =
                window.getStack() instanceof LazyStack lazy ? lazy.pyramid().origins() : List.of();
        Pyramid<T> pyramid = Pyramid.of(
                        WindowMetadata.of(window, axes.channels(), type),
                        type,
                        List.of(LazyCells.<T>image(axes.dimensions(), cell(axes, rows), type, cache, cells::read)))
                .withOrigins(origins);
        if (!rows.isCostly()) return pyramid.withReaders(List.of(PlaneReader.of(rows, axes)));
        boolean fits = axes.planeCount() * (double) axes.width() * axes.height() * axes.bytesPerPixel()
                <= cache.budget() / 2.0;
        return fits ? pyramid : pyramid.withReaders(List.of(PlaneReader.keeping(rows, axes)));
    }

    /** Planes, or parts of them that can be read by themselves; all components of RGB together. */
    private static int[] cell(PlaneAxes axes, PlaneRows rows) {
        int[] cell = axes.unit(axes.height());
        if ((long) axes.width() * axes.height() <= LARGEST_CELL) return cell;
        int strips = rows.pieceRows() > 1 ? (int) (LARGEST_CELL / ((long) axes.width() * rows.pieceRows())) : 0;
        if (strips > 0) {
            cell[1] = Math.min(axes.height(), strips * rows.pieceRows());
            return cell;
        }
        cell[0] = Math.min(TILE, axes.width());
        cell[1] = Math.min(TILE, axes.height());
        return cell;
    }

    /** The element type that holds the image's values exactly. */
    static DataType type(ImagePlus window) {
        Calibration calibration = window.getCalibration();
        return switch (window.getBitDepth()) {
            case 8 -> isSigned8(calibration) ? DataType.INT8 : DataType.UINT8;
            case 16 -> calibration.isSigned16Bit() ? DataType.INT16 : DataType.UINT16;
            case 24 -> DataType.UINT8;
            case 32 -> DataType.FLOAT32;
            default ->
                throw new UnsupportedFeatureException("'" + window.getTitle() + "' has " + window.getBitDepth()
                        + " bits per pixel; expected an image of 8, 16, 24 (RGB) or 32 bits");
        };
    }

    /** What is lost of an image whose values ImageJ shows by a function of its pixels, if that is not whether they are signed. */
    public static Optional<String> uncalibrated(ImagePlus window) {
        Calibration calibration = window.getCalibration();
        boolean signed = calibration.isSigned16Bit() || window.getBitDepth() == 8 && isSigned8(calibration);
        if (!calibration.calibrated() || signed) return Optional.empty();
        return Optional.of("the pixels of '" + window.getTitle() + "' are taken as they are, without the function that"
                + " makes values in '" + calibration.getValueUnit() + "' of them");
    }

    private static boolean isSigned8(Calibration calibration) {
        return calibration.getFunction() == Calibration.STRAIGHT_LINE
                && Arrays.equals(calibration.getCoefficients(), new double[] {-128, 1});
    }
}
