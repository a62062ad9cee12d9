package org.zarrkit.ij;

import ij.ImagePlus;
import ij.gui.Roi;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.IntegerType;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.ImageLabel;

/**
 * An element of an overlay that shows labels over whatever slice and part of an image is in view. Each time it is drawn it
 * reads the chunks that it needs, of the level that fits the magnification.
 */
final class LabelRoi extends Roi {

    private static final long serialVersionUID = 1;

    private final transient ImagePlus home;
    private final transient Pyramid<?> labels;
    private final transient ImageLabel colors;
    private final double opacity;
    private transient Painted painted;
    /** Where the image was when this was copied from it, perhaps with that slice alone. */
    private int slice;

    private int frame;

    /** What is in view, and what it looks like. */
    private record Painted(View view, BufferedImage image) {}

    /** A part of the image, drawn that large, of one slice and frame. */
    private record View(Rectangle part, int width, int height, int z, int t) {}

    LabelRoi(ImagePlus home, Pyramid<?> labels, double opacity) {
        super(0, 0, home.getWidth(), home.getHeight());
        this.home = home;
        this.labels = labels;
        this.colors = labels.imageLabel().orElse(ImageLabel.NONE);
        this.opacity = opacity;
        setImage(home);
    }

    @Override
    public synchronized Object clone() {
        LabelRoi copy = (LabelRoi) super.clone();
        if (home != null) {
            copy.slice = home.getZ() - 1;
            copy.frame = home.getT() - 1;
        }
        return copy;
    }

    @Override
    public void draw(Graphics g) {
        if (labels == null) return; // it was stored with an image and came back alone
        // An image that is flattened is drawn by one that has neither size nor position.
        boolean flattened = getImage() == null || getImage().getWidth() == 0;
        ImagePlus image = flattened ? home : getImage();
        int z = position(image.getZ(), image.getNSlices(), home.getNSlices(), slice);
        int t = position(image.getT(), image.getNFrames(), home.getNFrames(), frame);
        if (z < 0 || t < 0) return;
        boolean whole = flattened || ic == null;
        Rectangle part = whole ? new Rectangle(image.getWidth(), image.getHeight()) : ic.getSrcRect();
        double magnification = whole ? 1 : ic.getMagnification();
        View view = new View(
                new Rectangle(part),
                Math.max(1, (int) Math.round(part.width * magnification)),
                Math.max(1, (int) Math.round(part.height * magnification)),
                z,
                t);
        try {
            Painted last = painted;
            if (last == null || !last.view.equals(view)) painted = last = new Painted(view, paint(view));
            ((Graphics2D) g).drawImage(last.image, 0, 0, null);
        } catch (ZarrkitException e) {
            g.drawString(e.getMessage(), 5, 15); // where the labels would be
        }
    }

    /** In an image with as many slices as the home its own; in one of a single slice that which was copied; else none. */
    private static int position(int now, int count, int homeCount, int copied) {
        if (count == homeCount) return now - 1;
        return count == 1 ? copied : -1;
    }

    private BufferedImage paint(View view) {
        int level = level(view);
        long[] size = labels.level(level).dimensionsAsLongArray();
        int[] columns = positions(view.part.x - getXBase(), view.part.width, view.width, getFloatWidth(), size[0]);
        int[] rows = positions(view.part.y - getYBase(), view.part.height, view.height, getFloatHeight(), size[1]);
        RandomAccess<? extends IntegerType<?>> pixel = integers(level);
        HyperstackAxes axes = HyperstackAxes.of(labels);
        if (axes.sliceAxis() >= 0)
            pixel.setPosition(at(view.z, home.getNSlices(), size[axes.sliceAxis()]), axes.sliceAxis());
        if (axes.frameAxis() >= 0)
            pixel.setPosition(at(view.t, home.getNFrames(), size[axes.frameAxis()]), axes.frameAxis());
        BufferedImage drawn = new BufferedImage(view.width, view.height, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[view.width];
        for (int y = 0; y < view.height; y++) {
            pixel.setPosition(rows[y], 1);
            paint(pixel, columns, line);
            drawn.setRGB(0, y, line.length, 1, line, 0, line.length);
        }
        return drawn;
    }

    private void paint(RandomAccess<? extends IntegerType<?>> pixel, int[] columns, int[] line) {
        long last = 0;
        int color = faded(colors.argb(0));
        for (int x = 0; x < line.length; x++) {
            pixel.setPosition(columns[x], 0);
            long label = pixel.get().getIntegerLong();
            if (label != last) color = faded(colors.argb(last = label));
            line[x] = color;
        }
    }

    private int faded(int argb) {
        return (int) Math.round((argb >>> 24) * opacity) << 24 | argb & 0xFFFFFF;
    }

    @SuppressWarnings("unchecked")
    private RandomAccess<? extends IntegerType<?>> integers(int level) {
        return (RandomAccess<? extends IntegerType<?>>) labels.level(level).randomAccess();
    }

    /** The coarsest level with a pixel for each that is drawn; the finest where pixels are magnified. */
    private int level(View view) {
        double drawnPerPixel = view.width / (double) view.part.width;
        int level = 0;
        while (level + 1 < labels.levelCount()
                && labels.level(level + 1).dimension(0) >= getFloatWidth() * drawnPerPixel) level++;
        return level;
    }

    /** For each pixel that is drawn the position among those of the labels, which reach as far as the home's. */
    private static int[] positions(double from, int length, int drawn, double homeSize, long size) {
        return IntStream.range(0, drawn)
                .map(i -> at(from + (i + 0.5) * length / drawn - 0.5, homeSize, size))
                .toArray();
    }

    private static int at(double position, double homeSize, long size) {
        return (int) Math.max(0, Math.min(size - 1, Math.floor((position + 0.5) * size / homeSize)));
    }
}
