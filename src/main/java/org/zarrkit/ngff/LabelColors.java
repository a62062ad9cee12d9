package org.zarrkit.ngff;

/** Colours for labels whose image states none: the same label has the same colour everywhere, neighbours differ well. */
public final class LabelColors {

    /** Steps of a sequence that spreads evenly over a cube, as 64-bit fractions: powers of 1 / 1.2207440846057596. */
    private static final long HUE = 0xD1B54A32D192ED03L;

    private static final long SATURATION = 0xABC98388FB8FAC03L;
    private static final long BRIGHTNESS = 0x8CB92BA72F3D8DD7L;

    private LabelColors() {}

    /**
     * The colour of a label as {@code 0xAARRGGBB}: opaque, saturated and bright; transparent for 0, the background.
     *
     * @param label the value of a pixel; its 64 bits count, so that unsigned values are as good as signed ones
     */
    public static int argb(long label) {
        if (label == 0) return 0;
        double hue = 6 * fraction(label, HUE);
        double saturation = 0.5 + 0.5 * fraction(label, SATURATION);
        double brightness = 0.6 + 0.4 * fraction(label, BRIGHTNESS);
        return 0xFF000000
                | part(hue, 5, saturation, brightness) << 16
                | part(hue, 3, saturation, brightness) << 8
                | part(hue, 1, saturation, brightness);
    }

    private static double fraction(long label, long step) {
        return (label * step >>> 11) * 0x1p-53;
    }

    /** One part of a colour in the hexagon of hues: full over two of its six sides, sloping over one at either end. */
    private static int part(double hue, int offset, double saturation, double brightness) {
        double k = (offset + hue) % 6;
        double share = Math.max(0, Math.min(1, Math.min(k, 4 - k)));
        return (int) Math.round(255 * brightness * (1 - saturation * share));
    }
}
