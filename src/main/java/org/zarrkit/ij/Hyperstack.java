package org.zarrkit.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;
import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zarrkit.image.CellCache;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;
import org.zarrkit.ngff.ImageJState;

/** Pyramids as ImageJ images: virtual hyperstacks of one level. */
public final class Hyperstack {

    private Hyperstack() {}

    /** A virtual hyperstack of level 0: see {@link #of(Pyramid, int)}. */
    public static ImagePlus of(Pyramid<?> pyramid) {
        return of(pyramid, 0);
    }

    /**
     * A virtual hyperstack of a level, with calibration, channel colours and names; not shown yet. If ImageJ, or the
     * memory, can't hold a plane of the level, the finest coarser one that fits is shown: its title and {@link #notes} say so.
     *
     * <p>Planes are read when ImageJ asks for them, the first of them at once. Contrast that the channels do not state
     * comes from the coarsest level. uint8 and uint16 stay as they are; int8 and int16 are shifted, with a calibration
     * that shows the right values; other types become 32-bit float. Labels keep their values, and each is shown in its
     * colour, as long as no other lookup table is chosen.
     *
     * @throws org.zarrkit.error.UnsupportedFeatureException if the planes of all levels have 2^31 pixels or more
     */
    public static ImagePlus of(Pyramid<?> pyramid, int level) {
        return of(pyramid, level, CellCache.shared());
    }

    /** The same; planes and cells are kept in this cache. */
    static ImagePlus of(Pyramid<?> whole, int level, CellCache cache) {
        LazyStack stack = LazyStack.of(whole, level, cache);
        Pyramid<?> pyramid = stack.pyramid();
        HyperstackAxes axes = stack.axes();
        String suffix = stack.level() > level ? " (level " + stack.level() + ")" : "";
        ImagePlus image = new ImagePlus(title(pyramid) + suffix, stack);
        image.setDimensions(axes.channels(), axes.slices(), axes.frames());
        image.setOpenAsHyperStack(axes.planes() > 1);
        image.setCalibration(Calibrations.of(pyramid, axes));
        boolean composite = axes.channels() > 1 && pyramid.imageLabel().isEmpty();
        if (!composite) showSingle(image, stack);
        ImagePlus shown = composite ? composite(image, stack) : image;
        ImageJState.of(pyramid.multiscale())
                .projection()
                .ifPresent(projection -> shown.setProp(WindowState.PROJECTION, projection));
        goToDefaultPosition(shown, pyramid);
        if (!GraphicsEnvironment.isHeadless()) ImagePlus.addImageListener(new WindowWatch(stack));
        return shown;
    }

    /** What is to be said about how a level is shown: a sentence each. */
    public static List<String> notes(Pyramid<?> pyramid, int level) {
        List<String> notes = new ArrayList<>();
        int shown = FittingLevel.of(pyramid, level);
        if (shown > level)
            notes.add("'" + title(pyramid) + "' is shown at level " + shown + ", " + size(pyramid, shown)
                    + " pixels: a plane of level " + level + ", " + size(pyramid, level)
                    + ", is more than ImageJ or its memory holds; crop it for full size");
        if (pyramid.imageLabel().isPresent() && PlanePixels.bitDepth(pyramid.type()) == 32)
            notes.add("'" + title(pyramid) + "' has labels of type "
                    + pyramid.storedType().zarrName()
                    + ", which ImageJ shows as 32-bit float: exact up to 16777216, rounded beyond");
        return notes;
    }

    private static String size(Pyramid<?> pyramid, int level) {
        return pyramid.level(level).dimension(0) + " x " + pyramid.level(level).dimension(1);
    }

    static String title(Pyramid<?> pyramid) {
        String name = pyramid.multiscale().name();
        return name.isBlank() ? "image" : name;
    }

    private static ImagePlus composite(ImagePlus image, LazyStack stack) {
        HyperstackAxes axes = stack.axes();
        int mode = mode(stack.pyramid(), axes);
        CompositeImage composite = new CompositeImage(image, mode);
        LUT[] luts = new LUT[axes.channels()];
        for (int c = 0; c < luts.length; c++) luts[c] = lut(stack, c);
        composite.setLuts(luts);
        if (mode == CompositeImage.COMPOSITE)
            for (int c = 0; c < Math.min(luts.length, composite.getActiveChannels().length); c++)
                composite.getActiveChannels()[c] = channel(stack.pyramid(), c).active();
        composite.setOpenAsHyperStack(true);
        return composite;
    }

    /** The mode in which the channels are shown at first; positions along an axis that are no channels in gray. */
    static int mode(Pyramid<?> pyramid, HyperstackAxes axes) {
        Optional<Integer> stated = WindowState.mode(ImageJState.of(pyramid.multiscale()));
        boolean gray = pyramid.multiscale().rendering().model().equals(Optional.of(WindowMetadata.GRAY));
        boolean channels = pyramid.dimension(AxisType.CHANNEL) >= 0;
        boolean overlaid = channels && axes.channels() <= CompositeImage.MAX_CHANNELS;
        boolean colored = channels && channel(pyramid, 0).color().isPresent();
        int usual = overlaid ? CompositeImage.COMPOSITE : colored ? CompositeImage.COLOR : CompositeImage.GRAYSCALE;
        return stated.filter(mode -> overlaid || mode != CompositeImage.COMPOSITE)
                .orElse(gray ? CompositeImage.GRAYSCALE : usual);
    }

    private static void showSingle(ImagePlus image, LazyStack stack) {
        LUT lut = lut(stack, 0);
        image.setLut(lut);
        image.setDisplayRange(lut.min, lut.max);
    }

    /** The colours of a channel, with its display range in ImageJ's pixels. */
    private static LUT lut(LazyStack stack, int c) {
        LUT lut = table(stack.pyramid(), stack.axes(), c).lut();
        int shift = PlanePixels.shift(stack.pyramid().type());
        DisplayRanges.Range range = stack.shownFirst().of(c);
        lut.min = range.min() + shift;
        lut.max = range.max() + shift;
        return lut;
    }

    /** How a channel's intensities become colours at first. */
    static ChannelTable table(Pyramid<?> pyramid, HyperstackAxes axes, int c) {
        if (pyramid.imageLabel().isPresent())
            return ChannelTable.of(LabelPlane.table(pyramid.imageLabel().get(), pyramid.type()));
        Optional<String> digits =
                Optional.ofNullable(ImageJState.of(pyramid.multiscale()).luts().get(c));
        int color = color(pyramid, axes, c).getRGB() & 0xFFFFFF;
        return new ChannelTable(color, digits.isEmpty() && channel(pyramid, c).isInverted(), digits);
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

    /** Where the metadata say, or at the start; in gray, at the first channel that is to be shown. */
    private static void goToDefaultPosition(ImagePlus image, Pyramid<?> pyramid) {
        int c = 0;
        boolean gray = image instanceof CompositeImage composite && composite.getMode() == CompositeImage.GRAYSCALE;
        while (gray && c < image.getNChannels() - 1 && !channel(pyramid, c).active()) c++;
        if (!gray || !channel(pyramid, c).active()) c = 0;
        int z = defaultZ(pyramid, image);
        int t = defaultT(pyramid, image);
        if (c + z + t > 0) image.setPosition(c + 1, z + 1, t + 1);
    }

    static int defaultZ(Pyramid<?> pyramid, ImagePlus image) {
        int z = pyramid.multiscale().rendering().defaultZ().orElse(0);
        return z < image.getNSlices() ? z : 0;
    }

    static int defaultT(Pyramid<?> pyramid, ImagePlus image) {
        int t = pyramid.multiscale().rendering().defaultT().orElse(0);
        return t < image.getNFrames() ? t : 0;
    }
}
