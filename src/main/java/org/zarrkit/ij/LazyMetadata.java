package org.zarrkit.ij;

import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.cell.AbstractCellImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.Axis;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Level;
import org.zarrkit.ngff.Multiscale;
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

    private Pyramid<?> applied() {
        boolean recalibrated =
                !numbersAndUnits(window.getCalibration()).equals(numbersAndUnits(Calibrations.of(pyramid, axes)));
        Multiscale old = pyramid.multiscale();
        Multiscale multiscale = recalibrated
                ? new Multiscale(units(), List.of(level()), List.of(), old.rendering(), old.description())
                : old;
        List<Channel> channels = channels();
        if (!channels.equals(old.channels())) multiscale = multiscale.withChannels(channels);
        if (isRenamed()) multiscale = multiscale.withName(WindowMetadata.name(window.getTitle()));
        return multiscale == old ? pyramid : with(pyramid, multiscale);
    }

    /** The levels that the metadata speak of, which are the first. */
    private static <T extends NativeType<T> & RealType<T>> Pyramid<T> with(Pyramid<T> pyramid, Multiscale multiscale) {
        List<AbstractCellImg<T, ?, ?, ?>> levels = new ArrayList<>();
        for (int i = 0; i < multiscale.levels().size(); i++) levels.add(pyramid.level(i));
        return Pyramid.of(multiscale, pyramid.storedType(), levels).withOrigins(pyramid.origins());
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

    private Level level() {
        Calibration calibration = window.getCalibration();
        double[] sizes = AxisOrder.reversed(pyramid.multiscale().pixelSizes(0));
        double[] origin = AxisOrder.reversed(pyramid.multiscale().origin(0));
        double[] size = {calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth};
        double[] shift = {calibration.xOrigin, calibration.yOrigin, calibration.zOrigin};
        for (int d = 0; d < pyramid.spaceDimensions(); d++) {
            sizes[d] = WindowMetadata.size(size[d]);
            origin[d] = 0 - shift[d] * sizes[d];
        }
        if (axes.frameAxis() >= 0)
            sizes[axes.frameAxis()] = WindowMetadata.size(WindowMetadata.frameInterval(calibration));
        return Level.of("0", Scale.of(AxisOrder.reversed(sizes)), Translation.of(AxisOrder.reversed(origin)));
    }

    /** The channels; colours and windows that differ from those shown at first replace what was there. */
    private List<Channel> channels() {
        List<Channel> shown = WindowChannels.of(window, pyramid.type());
        List<Channel> result = new ArrayList<>();
        boolean changed = false;
        for (int c = 0; c < shown.size(); c++) {
            Channel before = Hyperstack.channel(pyramid, c);
            Channel now = before;
            int first = Hyperstack.color(pyramid, axes, c).getRGB() & 0xFFFFFF;
            int color = WindowChannels.color(window, c).orElse(first);
            if (color != first) now = now.withColor(color);
            DisplayRanges.Range range = WindowChannels.range(window, pyramid.type(), c);
            if (!range.equals(stack.shownFirst().of(c)))
                now = now.withWindow(window(before.window(), shown.get(c).window()));
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

    /** ImageJ makes titles unique by a number at the end. */
    private boolean isRenamed() {
        String first = Hyperstack.title(pyramid);
        String title = window.getTitle();
        return !title.equals(first) && !title.replaceFirst("-\\d+$", "").equals(first);
    }
}
