package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.ArrayList;
import java.util.List;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageJState;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
import org.zarrkit.ngff.Rendering;
import org.zarrkit.ngff.Scale;
import org.zarrkit.ngff.Translation;
import org.zarrkit.ngff.Window;

/** The metadata of a pyramid that a window shows, with what the user has changed in the window since. */
final class LazyMetadata {

    private final ImagePlus window;
    private final LazyStack stack;
    private final Pyramid<?> pyramid;
    private final HyperstackAxes axes;

    private LazyMetadata(ImagePlus window, LazyStack stack) {
        this.window = window;
        this.stack = stack;
        this.pyramid = stack.pyramid();
        this.axes = stack.axes();
    }

    /** The pyramid with the window's calibration, channels and title; itself, with all levels, if none was changed. */
    static Pyramid<?> apply(ImagePlus window, LazyStack stack) {
        return new LazyMetadata(window, stack).applied();
    }

    /** All levels of what the window shows a level of, with its title and channels as they are now. */
    static Pyramid<?> whole(ImagePlus window, LazyStack stack) {
        Pyramid<?> shown = apply(window, stack);
        Pyramid<?> whole = stack.whole();
        if (stack.level() == 0 || shown == stack.pyramid()) return stack.level() == 0 ? shown : whole;
        Multiscale now = shown.multiscale();
        Multiscale all = whole.multiscale().withRendering(now.rendering()).withName(now.name());
        return whole.withMultiscale(ImageJState.of(now).in(all));
    }

    private Pyramid<?> applied() {
        boolean recalibrated =
                !numbersAndUnits(window.getCalibration()).equals(numbersAndUnits(Calibrations.of(pyramid, axes)));
        Multiscale old = pyramid.multiscale();
        Multiscale multiscale = recalibrated ? old.withAxes(units()).withPlacedLevels(levels()) : old;
        Rendering shown = rendering();
        if (!shown.equals(old.rendering())) multiscale = multiscale.withRendering(shown);
        multiscale = state().in(multiscale);
        if (isRenamed()) multiscale = multiscale.withName(WindowMetadata.name(window.getTitle()));
        return multiscale.equals(old) ? pyramid : pyramid.withMultiscale(multiscale);
    }

    /** Mode and tables as they are now; labels of slices as they were, unless one was set. */
    private ImageJState state() {
        ImageJState before = ImageJState.of(pyramid.multiscale());
        if (pyramid.imageLabel().isPresent()) return before;
        ImageJState now = WindowState.of(window, WindowChannels.of(window, pyramid.type()));
        boolean sameMode =
                !(window instanceof CompositeImage composite) || composite.getMode() == Hyperstack.mode(pyramid, axes);
        return new ImageJState(
                sameMode ? before.mode() : now.mode(),
                now.projection(),
                now.luts(),
                stack.isRelabelled() ? now.sliceLabels() : before.sliceLabels());
    }

    private Rendering rendering() {
        Rendering old = pyramid.multiscale().rendering();
        if (pyramid.imageLabel().isPresent()) return old; // labels are shown in the colours of labels
        Rendering shown = old.withChannels(channels());
        int z = window.getZ() - 1;
        int t = window.getT() - 1;
        boolean moved = z != Hyperstack.defaultZ(pyramid, window) || t != Hyperstack.defaultT(pyramid, window);
        if (moved) shown = shown.withDefaults(z, t);
        boolean composite = window instanceof CompositeImage image && image.getMode() != Hyperstack.mode(pyramid, axes);
        if (!composite) return shown;
        boolean gray = ((CompositeImage) window).getMode() == CompositeImage.GRAYSCALE;
        return shown.withModel(gray ? WindowMetadata.GRAY : WindowMetadata.COLOR);
    }

    private static List<Object> numbersAndUnits(Calibration c) {
        return List.of(
                c.pixelWidth,
                c.pixelHeight,
                c.pixelDepth,
                c.xOrigin,
                c.yOrigin,
                c.zOrigin,
                c.frameInterval,
                c.getXUnit(),
                c.getYUnit(),
                c.getZUnit(),
                c.getTimeUnit());
    }

    private List<Axis> units() {
        Calibration calibration = window.getCalibration();
        String[] units = {calibration.getXUnit(), calibration.getYUnit(), calibration.getZUnit()};
        List<Axis> changed = new ArrayList<>(pyramid.multiscale().axes());
        int last = changed.size() - 1;
        for (int d = 0; d < pyramid.spaceDimensions(); d++)
            changed.set(last - d, changed.get(last - d).withUnit(units[d]));
        int time = last - axes.frameAxis();
        if (axes.frameAxis() >= 0 && WindowMetadata.frameInterval(calibration) > 0)
            changed.set(time, changed.get(time).withUnit(calibration.getTimeUnit()));
        return changed;
    }

    /** All levels keep their ratios to level 0, which has the window's pixel sizes and origin. */
    private List<Level> levels() {
        Multiscale old = pyramid.multiscale();
        double[] oldSizes = old.pixelSizes(0);
        double[] oldOrigin = old.origin(0);
        double[] sizes = AxisOrder.reversed(pixelSizes());
        double[] origin = AxisOrder.reversed(origin());
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < old.levels().size(); i++) {
            double[] scale = old.pixelSizes(i);
            double[] shift = old.origin(i);
            for (int d = 0; d < scale.length; d++) {
                scale[d] = sizes[d] * (scale[d] / oldSizes[d]);
                shift[d] = origin[d] + (shift[d] - oldOrigin[d]) * (sizes[d] / oldSizes[d]);
            }
            levels.add(old.levels().get(i).withTransforms(Scale.of(scale), Translation.of(shift)));
        }
        return levels;
    }

    /** Of level 0, x first. */
    private double[] pixelSizes() {
        Calibration calibration = window.getCalibration();
        double[] sizes = pyramid.pixelSizes(0);
        double[] size = {calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth};
        for (int d = 0; d < pyramid.spaceDimensions(); d++) sizes[d] = WindowMetadata.size(size[d]);
        if (axes.frameAxis() >= 0)
            sizes[axes.frameAxis()] = WindowMetadata.size(WindowMetadata.frameInterval(calibration));
        return sizes;
    }

    /** Of level 0, x first. */
    private double[] origin() {
        Calibration calibration = window.getCalibration();
        double[] origin = AxisOrder.reversed(pyramid.multiscale().origin(0));
        double[] sizes = pixelSizes();
        double[] shift = {calibration.xOrigin, calibration.yOrigin, calibration.zOrigin};
        for (int d = 0; d < pyramid.spaceDimensions(); d++) origin[d] = 0 - shift[d] * sizes[d];
        return origin;
    }

    /** The channels; what differs from what was shown at first replaces what was there. */
    private List<Channel> channels() {
        List<Channel> shown = WindowChannels.of(window, pyramid.type());
        boolean composite = window instanceof CompositeImage image
                && image.getMode() == CompositeImage.COMPOSITE
                && Hyperstack.mode(pyramid, axes) == CompositeImage.COMPOSITE;
        List<Channel> result = new ArrayList<>();
        boolean changed = false;
        for (int c = 0; c < shown.size(); c++) {
            Channel before = Hyperstack.channel(pyramid, c);
            Channel now = before;
            ChannelTable table = WindowChannels.table(window, c);
            if (!table.equals(Hyperstack.table(pyramid, axes, c)))
                now = now.withColor(table.color()).withInverted(table.inverted());
            if (!WindowChannels.range(window, pyramid.type(), c)
                    .equals(stack.shownFirst().of(c)))
                now = now.withWindow(window(before.window(), shown.get(c).window()));
            if (composite) now = now.withActive(shown.get(c).active());
            if (stack.isRelabelled()) now = now.withLabel(shown.get(c).label().orElse(""));
            changed |= !now.equals(before);
            result.add(now);
        }
        return changed ? result : pyramid.multiscale().channels();
    }

    /** The bounds that were there, the range shown now. */
    private static Window window(Window before, Window now) {
        return new Window(
                before.min().isPresent() ? before.min() : now.min(),
                before.max().isPresent() ? before.max() : now.max(),
                now.start(),
                now.end());
    }

    /** ImageJ makes titles unique by a number at the end; a level that was not asked for is named there too. */
    private boolean isRenamed() {
        String first = Hyperstack.title(pyramid);
        String title = window.getTitle();
        return !title.equals(first)
                && !title.replaceFirst("-\\d+$", "")
                        .replaceFirst(" \\(level \\d+\\)$", "")
                        .equals(first);
    }
}
