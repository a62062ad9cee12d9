package org.zarrkit.view;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.ngff.ImageLabel;

/** Paints a line of labels, each in its colour, on black. */
final class LabelLine {

    private LabelLine() {}

    static void paint(ImageLabel labels, RandomAccess<? extends RealType<?>> pixel, long[] columns, int[] line) {
        long last = 0;
        int color = opaque(labels.argb(last));
        for (int x = 0; x < line.length; x++) {
            pixel.setPosition(columns[x], 0);
            long label = label(pixel.get());
            if (label != last) color = opaque(labels.argb(label));
            last = label;
            line[x] = color;
        }
    }

    /** All bits of the label: a double would have 53 of them. */
    private static long label(RealType<?> value) {
        return value instanceof IntegerType<?> integer ? integer.getIntegerLong() : (long) value.getRealDouble();
    }

    private static int opaque(int argb) {
        int alpha = argb >>> 24;
        return part(argb >> 16, alpha) << 16 | part(argb >> 8, alpha) << 8 | part(argb, alpha);
    }

    private static int part(int value, int alpha) {
        return ((value & 0xFF) * alpha + 127) / 255;
    }
}
