package org.zarrkit.ij;

import ij.ImagePlus;
import ij.gui.Roi;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.IntegerType;
import org.zarrkit.error.ZarrkitException;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.ImageLabel;

/**
 * An element of an overlay that shows the labels of one plane over whatever part of an image is in view. Nothing is read
 * before it is drawn; then the chunks in view, of the level that fits the magnification. What was drawn last is kept, once
 * for all planes of an overlay.
 */
final class LabelRoi extends Roi {

    private static final long serialVersionUID = 1;

    private final transient Pyramid<?> labels;
    private final transient ImageLabel colors;
    private final transient Plane plane;
    private final double opacity;
    private final transient Last last;

    /** Dimensions of the labels beyond x and y, and where along each of them the plane is. */
    record Plane(int[] dimensions, int[] positions) {}

    /** What was drawn last. */
    static final class Last {
        private Plane plane;
        private View view;
        private BufferedImage image;
    }

    /** A part of the labels' extent, in pixels of the image, drawn that large. */
    private record View(Rectangle part, int width, int height) {}

    LabelRoi(ImagePlus image, Pyramid<?> labels, Plane plane, double opacity, Last last) {
        super(0, 0, image.getWidth(), image.getHeight());
        this.labels = labels;
        this.colors = labels.imageLabel().orElse(ImageLabel.NONE);
        this.plane = plane;
        this.opacity = opacity;
        this.last = last;
    }

    @Override
    public void draw(Graphics g) {
        if (labels == null) return; // it was stored with an image and came back alone
        // An image that is flattened is drawn without a window, in its own size.
        boolean window = ic != null && getImage() != null && getImage().getWidth() > 0;
        Rectangle part = window ? ic.getSrcRect() : getBounds();
        double magnification = window ? ic.getMagnification() : 1;
        View view = new View(
                new Rectangle(part), Math.max(1, (int) Math.round(part.width * magnification)), Math.max(1, (int)
                        Math.round(part.height * magnification)));
        try {
            g.drawImage(drawn(view), window ? 0 : part.x, window ? 0 : part.y, null);
        } catch (ZarrkitException e) {
            g.drawString(e.getMessage(), 5, 15); // where the labels would be
        }
    }

    private BufferedImage drawn(View view) {
        synchronized (last) {
            if (last.plane != plane || !view.equals(last.view)) {
                last.image = paint(view);
                last.plane = plane;
                last.view = view;
            }
            return last.image;
        }
    }

    private BufferedImage paint(View view) {
        int level = level(view);
        long[] size = labels.level(level).dimensionsAsLongArray();
        int[] columns = positions(view.part.x - getXBase(), view.part.width, view.width, getFloatWidth(), size[0]);
        int[] rows = positions(view.part.y - getYBase(), view.part.height, view.height, getFloatHeight(), size[1]);
        RandomAccess<? extends IntegerType<?>> pixel = integers(level);
        for (int i = 0; i < plane.dimensions.length; i++) {
            int d = plane.dimensions[i];
            pixel.setPosition(at(plane.positions[i], labels.level(0).dimension(d), size[d]), d);
        }
        BufferedImage image = new BufferedImage(view.width, view.height, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[view.width];
        for (int y = 0; y < view.height; y++) {
            if (rows[y] < 0) continue;
            pixel.setPosition(rows[y], 1);
            paint(pixel, columns, line);
            image.setRGB(0, y, line.length, 1, line, 0, line.length);
        }
        return image;
    }

    private void paint(RandomAccess<? extends IntegerType<?>> pixel, int[] columns, int[] line) {
        long label = 0;
        int color = faded(colors.argb(0));
        for (int x = 0; x < line.length; x++) {
            line[x] = 0;
            if (columns[x] < 0) continue;
            pixel.setPosition(columns[x], 0);
            long next = pixel.get().getIntegerLong();
            if (next != label) color = faded(colors.argb(label = next));
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

    /** For each pixel that is drawn the position among those of the labels; -1 beside them. */
    private static int[] positions(double from, int length, int drawn, double extent, long size) {
        return IntStream.range(0, drawn)
                .map(i -> {
                    double position = from + (i + 0.5) * length / drawn;
                    return position < 0 || position >= extent ? -1 : at(position - 0.5, extent, size);
                })
                .toArray();
    }

    /** Where a pixel is in an image of the same extent with another number of pixels. */
    static int at(double position, double count, long size) {
        return (int) Math.max(0, Math.min(size - 1, Math.floor((position + 0.5) * size / count)));
    }
}
