package org.zarrkit.ij;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.Arrays;
import java.util.List;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.codec.DataType;
import org.zarrkit.error.UnsupportedFeatureException;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.LazyCells;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Multiscale;

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
        int channels = window.getNChannels() * (window.getBitDepth() == 24 ? 3 : 1);
        Multiscale multiscale = WindowMetadata.of(window, channels, type);
        int rank = multiscale.rank();
        int slice = window.getNSlices() > 1 ? 2 : -1;
        int channel =
                channels > 1 ? rank - 1 - multiscale.indexOf(AxisType.CHANNEL).orElseThrow() : -1;
        int frame = window.getNFrames() > 1 ? rank - 1 : -1;
        long[] dimensions = new long[rank];
        dimensions[0] = window.getWidth();
        dimensions[1] = window.getHeight();
        if (slice >= 0) dimensions[slice] = window.getNSlices();
        if (channel >= 0) dimensions[channel] = channels;
        if (frame >= 0) dimensions[frame] = window.getNFrames();
        PlaneReader reader = new PlaneReader(window, type, new int[] {channel, slice, frame});
        return Pyramid.of(
                        multiscale,
                        type,
                        List.of(LazyCells.<T>image(dimensions, cell(dimensions), type, cache, reader::read)))
                .withOrigins(
                        window.getStack() instanceof LazyStack lazy
                                ? lazy.pyramid().origins()
                                : List.of());
    }

    private static int[] cell(long[] dimensions) {
        int[] cell = new int[dimensions.length];
        Arrays.fill(cell, 1);
        boolean whole = dimensions[0] * dimensions[1] <= LARGEST_CELL;
        for (int d = 0; d < 2; d++) cell[d] = (int) (whole ? dimensions[d] : Math.min(TILE, dimensions[d]));
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

    private static boolean isSigned8(Calibration calibration) {
        return calibration.getFunction() == Calibration.STRAIGHT_LINE
                && Arrays.equals(calibration.getCoefficients(), new double[] {-128, 1});
    }
}
