package org.zarrkit.view;

import java.util.Arrays;
import org.zarrkit.ngff.Channel;

/** A line of the canvas while it is painted: light is added, or covered; black at first. */
final class LightLine {

    private final int first;
    private final float[] light;

    /** @param span the part of the canvas that is painted */
    LightLine(Span span) {
        first = span.from();
        light = new float[3 * span.length()];
    }

    void clear() {
        Arrays.fill(light, 0);
    }

    /** Adds a channel's values in its colour and window; NaN is black. */
    void add(Channel channel, double opacity, double[] values, boolean[] taken, Span span) {
        int color = channel.color().orElseThrow();
        double start = channel.window().start().orElseThrow();
        double width = channel.window().end().orElseThrow() - start;
        for (int i = 0; i < span.length(); i++) {
            if (!taken[i]) continue;
            double value = values[i] - start;
            // A window without width is a threshold.
            double share = width == 0 ? (value > 0 ? 1 : 0) : Math.max(0, Math.min(1, value / width));
            if (channel.isInverted()) share = 1 - share;
            share *= opacity;
            if (!(share > 0)) continue;
            int at = 3 * (span.from() + i - first);
            light[at] += (float) (share * (color >> 16));
            light[at + 1] += (float) (share * (color >> 8 & 0xFF));
            light[at + 2] += (float) (share * (color & 0xFF));
        }
    }

    /** Covers what is at a pixel of the canvas with a colour. */
    void cover(int x, int color, double opacity) {
        int at = 3 * (x - first);
        for (int part = 0; part < 3; part++) {
            double below = Math.min(255, light[at + part]);
            light[at + part] = (float) (below + opacity * ((color >> 16 - 8 * part & 0xFF) - below));
        }
    }

    /** Writes the line as pixels {@code 0xRRGGBB}. */
    void writeTo(int[] rgb, int offset) {
        for (int i = 0, at = 0; at < light.length; i++, at += 3)
            rgb[offset + i] = byteOf(light[at]) << 16 | byteOf(light[at + 1]) << 8 | byteOf(light[at + 2]);
    }

    /** Light is never negative. */
    private static int byteOf(float light) {
        return Math.min(255, (int) (light + 0.5f));
    }
}
