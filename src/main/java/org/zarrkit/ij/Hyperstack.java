package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;
import java.awt.Color;
import java.util.List;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.Rendering;

/** Pyramids as ImageJ images: virtual hyperstacks of level 0. */
public final class Hyperstack {

    private Hyperstack() {}

    /**
     * A virtual hyperstack of level 0, with calibration, channel colours and names; not shown yet.
     *
     * <p>Planes are read when ImageJ asks for them, the first of them at once. Contrast that the channels do not state
     * comes from the coarsest level. uint8 and uint16 stay as they are; int8 and int16 are shifted, with a calibration
     * that shows the right values; other types become 32-bit float.
     *
     * @throws org.zarrkit.error.UnsupportedFeatureException if a plane has 2^31 pixels or more; the message names the
     *     levels that fit
     */
    public static ImagePlus of(Pyramid<?> pyramid) {
        LazyStack stack = LazyStack.of(pyramid);
        HyperstackAxes axes = stack.axes();
        ImagePlus image = new ImagePlus(title(pyramid), stack);
        image.setDimensions(axes.channels(), axes.slices(), axes.frames());
        image.setOpenAsHyperStack(axes.planes() > 1);
        image.setCalibration(Calibrations.of(pyramid, axes));
        if (axes.channels() > 1) image = composite(image, stack);
        else showSingle(image, stack);
        goToDefaultPosition(image, pyramid.multiscale().rendering());
        return image;
    }

    static String title(Pyramid<?> pyramid) {
        String name = pyramid.multiscale().name();
        return name.isBlank() ? "image" : name;
    }

    private static ImagePlus composite(ImagePlus image, LazyStack stack) {
        HyperstackAxes axes = stack.axes();
        boolean channels = stack.pyramid().dimension(AxisType.CHANNEL) >= 0;
        boolean overlaid = channels && axes.channels() <= CompositeImage.MAX_CHANNELS;
        CompositeImage composite =
                new CompositeImage(image, overlaid ? CompositeImage.COMPOSITE : CompositeImage.GRAYSCALE);
        LUT[] luts = new LUT[axes.channels()];
        for (int c = 0; c < luts.length; c++) luts[c] = lut(stack, c);
        composite.setLuts(luts);
        if (overlaid)
            for (int c = 0; c < luts.length; c++)
                composite.getActiveChannels()[c] = channel(stack.pyramid(), c).active();
        composite.setOpenAsHyperStack(true);
        return composite;
    }

    private static void showSingle(ImagePlus image, LazyStack stack) {
        LUT lut = lut(stack, 0);
        image.setLut(lut);
        image.setDisplayRange(lut.min, lut.max);
    }

    /** The colours of a channel, with its display range in ImageJ's pixels. */
    private static LUT lut(LazyStack stack, int c) {
        LUT lut = LUT.createLutFromColor(color(stack.pyramid(), stack.axes(), c));
        int shift = PlanePixels.shift(stack.pyramid().type());
        DisplayRanges.Range range = stack.shownFirst().of(c);
        lut.min = range.min() + shift;
        lut.max = range.max() + shift;
        return lut;
    }

    static Color color(Pyramid<?> pyramid, HyperstackAxes axes, int c) {
        Color[] defaults = CompositeImage.colors;
        Color other = axes.channels() > 1 && c < defaults.length ? defaults[c] : Color.WHITE;
        return channel(pyramid, c).color().map(Color::new).orElse(other);
    }

    static Channel channel(Pyramid<?> pyramid, int c) {
        List<Channel> channels = pyramid.multiscale().channels();
        return c < channels.size() ? channels.get(c) : Channel.unspecified();
    }

    private static void goToDefaultPosition(ImagePlus image, Rendering rendering) {
        int z = rendering.defaultZ().orElse(0);
        int t = rendering.defaultT().orElse(0);
        boolean inside = z < image.getNSlices() && t < image.getNFrames();
        if (inside && z + t > 0) image.setPosition(1, z + 1, t + 1);
    }
}
