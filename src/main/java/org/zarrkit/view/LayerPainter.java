package org.zarrkit.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Paints a layer line by line: from the level that fits, and where its cells are not there, from the next coarser level
 * that has them. For one thread.
 */
final class LayerPainter {

    private final Layer layer;
    private final Interpolation interpolation;
    private final LevelGeometry outline;
    /** For each channel shown, or for the labels, a sampler of each level from the one that fits. */
    private final List<List<LevelSampler>> samplers = new ArrayList<>();

    private final double[] values;
    private final long[] labels;
    private final boolean[] taken;

    LayerPainter(Layer layer, View view, Interpolation interpolation, CellSource cells, int longest) {
        this.layer = layer;
        this.interpolation = interpolation;
        outline = LevelGeometry.of(view, layer, 0);
        values = new double[isLabels() ? 0 : longest];
        labels = new long[isLabels() ? longest : 0];
        taken = new boolean[longest];
        int count = isLabels() ? 1 : layer.channels().size();
        for (int c = 0; c < count; c++) samplers.add(samplers(view, c, cells));
    }

    private boolean isLabels() {
        return layer.image().imageLabel().isPresent();
    }

    private List<LevelSampler> samplers(View view, int channel, CellSource cells) {
        List<LevelSampler> ofLevels = new ArrayList<>();
        for (int level = level(layer, view); level < layer.image().levelCount(); level++) {
            LevelPixels pixels = new LevelPixels(layer.image(), level, cells)
                    .withChannelAndTime(channel, layer.timeIndex(view.timePoint(), level));
            ofLevels.add(new LevelSampler(LevelGeometry.of(view, layer, level), pixels));
        }
        return ofLevels;
    }

    /**
     * The coarsest level that loses nothing on the canvas: along its lines and columns pixels are not larger than the
     * canvas's, or than those of level 0 if these are larger.
     */
    static int level(Layer layer, View view) {
        LevelGeometry finest = LevelGeometry.of(view, layer, 0);
        for (int level = layer.image().levelCount() - 1; level > 0; level--) {
            LevelGeometry geometry = LevelGeometry.of(view, layer, level);
            if (isFine(geometry, finest, 0) && isFine(geometry, finest, 1)) return level;
        }
        return 0;
    }

    private static boolean isFine(LevelGeometry geometry, LevelGeometry finest, int direction) {
        return geometry.step(direction) >= Math.min(1, finest.step(direction)) - LevelGeometry.TOLERANCE;
    }

    void paint(Span wanted, LightLine line) {
        Span span = outline.inside(wanted);
        if (span.length() == 0) return;
        if (isLabels()) {
            Arrays.fill(taken, false);
            for (LevelSampler level : samplers.get(0)) if (level.labels(span, labels, taken)) break;
            LabelLine.cover(layer, labels, taken, line, span);
        } else
            for (int c = 0; c < samplers.size(); c++)
                if (layer.channels().get(c).active()) add(c, span, line);
    }

    private void add(int channel, Span span, LightLine line) {
        Arrays.fill(taken, false);
        for (LevelSampler level : samplers.get(channel)) if (level.values(span, interpolation, values, taken)) break;
        line.add(layer.channels().get(channel), layer.opacity(), values, taken, span);
    }
}
