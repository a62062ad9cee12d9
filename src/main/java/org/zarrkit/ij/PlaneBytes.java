package org.zarrkit.ij;

import java.nio.ByteBuffer;

/** The pixels of ImageJ's planes as bytes. */
final class PlaneBytes {

    private PlaneBytes() {}

    static ByteBuffer of(Object pixels) {
        if (pixels instanceof byte[] a) return ByteBuffer.wrap(a);
        if (pixels instanceof short[] a) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(a.length, Short.BYTES));
            bytes.asShortBuffer().put(a);
            return bytes;
        }
        if (pixels instanceof int[] a) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(a.length, Integer.BYTES));
            bytes.asIntBuffer().put(a);
            return bytes;
        }
        float[] a = (float[]) pixels;
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(a.length, Float.BYTES));
        bytes.asFloatBuffer().put(a);
        return bytes;
    }

    /** The pixels again. */
    static Object pixels(ByteBuffer bytes, PlaneAxes axes) {
        if (axes.rgb()) {
            int[] pixels = new int[bytes.remaining() / Integer.BYTES];
            bytes.asIntBuffer().get(pixels);
            return pixels;
        }
        return switch (axes.bytesPerPixel()) {
            case Byte.BYTES -> {
                byte[] pixels = new byte[bytes.remaining()];
                bytes.get(pixels);
                yield pixels;
            }
            case Short.BYTES -> {
                short[] pixels = new short[bytes.remaining() / Short.BYTES];
                bytes.asShortBuffer().get(pixels);
                yield pixels;
            }
            default -> {
                float[] pixels = new float[bytes.remaining() / Float.BYTES];
                bytes.asFloatBuffer().get(pixels);
                yield pixels;
            }
        };
    }
}
