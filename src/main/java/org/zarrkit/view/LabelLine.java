package org.zarrkit.view;

import org.zarrkit.ngff.ImageLabel;

/** Covers a line with labels, each in its colour. */
final class LabelLine {

    private LabelLine() {}

    /** @param taken which labels are known; the others cover nothing */
    static void cover(Layer layer, long[] labels, boolean[] taken, LightLine line, Span span) {
        ImageLabel colors = layer.image().imageLabel().orElseThrow();
        long last = 0;
        int color = colors.argb(last);
        for (int i = 0; i < span.length(); i++) {
            if (!taken[i]) continue;
            if (labels[i] != last) color = colors.argb(labels[i]);
            last = labels[i];
            line.cover(span.from() + i, color, (color >>> 24) / 255.0 * layer.opacity());
        }
    }
}
