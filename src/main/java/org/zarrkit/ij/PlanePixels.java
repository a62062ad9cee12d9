package org.zarrkit.ij;

import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import org.zarrkit.codec.DataType;

/**
 * Pixels as ImageJ has them. uint8 and uint16 stay; int8 and int16 are shifted by 128 and 32768, which ImageJ's
 * calibration undoes, so that values shown are right; all others become 32-bit float, where integers beyond 2^24 and
 * float64 are rounded.
 */
final class PlanePixels {

    private PlanePixels() {}

    /** ImageJ's bits per pixel for a type in memory. */
    static int bitDepth(DataType type) {
        return switch (type) {
            case INT8, UINT8 -> 8;
            case INT16, UINT16 -> 16;
            default -> 32;
        };
    }

    /** What is added to values to make ImageJ's pixels. */
    static int shift(DataType type) {
        return type == DataType.INT8 ? 128 : type == DataType.INT16 ? 32768 : 0;
    }

    /** A processor of a plane's pixels; takes the array over. */
    static ImageProcessor processor(Object pixels, DataType type, int width, int height) {
        return switch (bitDepth(type)) {
            case 8 -> new ByteProcessor(width, height, shifted((byte[]) pixels, type));
            case 16 -> new ShortProcessor(width, height, shifted((short[]) pixels, type), null);
            default -> new FloatProcessor(width, height, floats(pixels, type));
        };
    }

    /** Pixels of a plane as values of a type, maybe in the same array; of RGB (ImageJ's ints) one component. */
    static Object values(Object pixels, DataType type, int component) {
        if (pixels instanceof int[] rgb) return component(rgb, 16 - 8 * component);
        if (pixels instanceof byte[] bytes) return shifted(bytes, type);
        if (pixels instanceof short[] shorts) return shifted(shorts, type);
        return pixels;
    }

    private static byte[] component(int[] rgb, int bits) {
        byte[] values = new byte[rgb.length];
        for (int i = 0; i < values.length; i++) values[i] = (byte) (rgb[i] >> bits);
        return values;
    }

    /** The pixels of 8-bit planes with the shift of the type applied, or undone, in place. */
    static byte[] shifted(byte[] pixels, DataType type) {
        if (shift(type) != 0) for (int i = 0; i < pixels.length; i++) pixels[i] ^= (byte) 0x80;
        return pixels;
    }

    /** The pixels of 16-bit planes with the shift of the type applied, or undone, in place. */
    static short[] shifted(short[] pixels, DataType type) {
        if (shift(type) != 0) for (int i = 0; i < pixels.length; i++) pixels[i] ^= (short) 0x8000;
        return pixels;
    }

    private static float[] floats(Object pixels, DataType type) {
        if (pixels instanceof float[] a) return a;
        if (pixels instanceof double[] a) return floats(a);
        if (pixels instanceof int[] a) return floats(a, type.isUnsigned());
        return floats((long[]) pixels, type.isUnsigned());
    }

    private static float[] floats(double[] pixels) {
        float[] floats = new float[pixels.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) pixels[i];
        return floats;
    }

    private static float[] floats(int[] pixels, boolean unsigned) {
        float[] floats = new float[pixels.length];
        for (int i = 0; i < floats.length; i++) floats[i] = unsigned ? pixels[i] & 0xffffffffL : pixels[i];
        return floats;
    }

    private static float[] floats(long[] pixels, boolean unsigned) {
        float[] floats = new float[pixels.length];
        for (int i = 0; i < floats.length; i++) {
            // Half of the value, its last bit kept for rounding, is not negative any more.
            boolean large = unsigned && pixels[i] < 0;
            floats[i] = large ? 2 * (float) (pixels[i] >>> 1 | pixels[i] & 1) : pixels[i];
        }
        return floats;
    }
}
