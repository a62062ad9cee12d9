package org.zarrkit.view;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.util.List;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;
import org.zarrkit.image.AxisOrder;
import org.zarrkit.image.Contrast;
import org.zarrkit.image.Pyramid;
import org.zarrkit.ngff.AxisType;
import org.zarrkit.ngff.Channel;

/**
 * Paints xy planes of an image: the sum of its channels, each in its colour and window, or of labels the colour of each;
 * from the level whose resolution fits. Only the cells that the plane crosses at that level are read. Safe for many threads; no window is needed.
 */
public final class Renderer {

    /** ImageJ composites have at most this many channels; more are a spectrum, not colours. */
    private static final int MOST_UNSTATED_CHANNELS = 7;

    private final Pyramid<?> image;
    private final List<Channel> channels;

    private Renderer(Pyramid<?> image, List<Channel> channels) {
        this.image = image;
        this.channels = List.copyOf(channels);
    }

    /** A renderer with the image's channels; where their windows are not stated, the coarsest level is read now. */
    public static Renderer of(Pyramid<?> image) {
        if (image.imageLabel().isPresent()) return new Renderer(image, List.of());
        List<Channel> channels = Contrast.of(image).channels();
        boolean stated = !image.multiscale().channels().isEmpty();
        int shown = stated ? channels.size() : Math.min(channels.size(), MOST_UNSTATED_CHANNELS);
        return new Renderer(image, channels.subList(0, shown));
    }

    /** The largest size within a canvas that has the proportions of the image in physical units. */
    public Dimension fit(int canvasWidth, int canvasHeight) {
        if (canvasWidth < 1 || canvasHeight < 1)
            throw new IllegalArgumentException(
                    "a canvas of " + canvasWidth + " x " + canvasHeight + "; expected at least 1 x 1");
        double width = extent(0);
        double height = extent(1);
        double zoom = Math.min(canvasWidth / width, canvasHeight / height);
        return new Dimension((int) Math.max(1, Math.min(canvasWidth, Math.round(width * zoom))), (int)
                Math.max(1, Math.min(canvasHeight, Math.round(height * zoom))));
    }

    private double extent(int d) {
        double pixelSize = Math.abs(image.pixelSizes(0)[d]);
        return image.level(0).dimension(d) * (pixelSize > 0 ? pixelSize : 1);
    }

    /** The coarsest level with at least this many pixels, else the finest. */
    public int levelFor(int width, int height) {
        for (int i = image.levelCount() - 1; i > 0; i--)
            if (image.level(i).dimension(0) >= width && image.level(i).dimension(1) >= height) return i;
        return 0;
    }

    /**
     * Paints a plane, as large as {@link #fit} says; each pixel shows the nearest one of the level.
     *
     * @throws IllegalArgumentException if the position is outside the image
     */
    public BufferedImage render(PlanePosition position, int canvasWidth, int canvasHeight) {
        position.requireIn(image);
        Dimension size = fit(canvasWidth, canvasHeight);
        int level = levelFor(size.width, size.height);
        BufferedImage canvas = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        RandomAccess<? extends RealType<?>> pixel = image.level(level).randomAccess();
        place(pixel, position, level);
        long[] columns = nearest(size.width, image.level(level).dimension(0));
        long[] rows = nearest(size.height, image.level(level).dimension(1));
        int[] line = new int[size.width];
        for (int y = 0; y < size.height; y++) {
            pixel.setPosition(rows[y], 1);
            paint(pixel, columns, line);
            canvas.setRGB(0, y, size.width, 1, line, 0, size.width);
        }
        return canvas;
    }

    private void place(RandomAccess<?> pixel, PlanePosition position, int level) {
        int z = PlanePosition.zDimension(image);
        int t = image.dimension(AxisType.TIME);
        if (z >= 0) pixel.setPosition(atLevel(position.z(), z, level), z);
        if (t >= 0) pixel.setPosition(atLevel(position.t(), t, level), t);
    }

    /** The index at a level whose centre is nearest to the centre of an index of level 0. */
    private long atLevel(long index, int dimension, int level) {
        double[] origins = AxisOrder.reversed(image.multiscale().origin(level));
        double finest = AxisOrder.reversed(image.multiscale().origin(0))[dimension];
        double physical = finest + index * image.pixelSizes(0)[dimension];
        long nearest = Math.round((physical - origins[dimension]) / image.pixelSizes(level)[dimension]);
        return Math.max(0, Math.min(nearest, image.level(level).dimension(dimension) - 1));
    }

    private static long[] nearest(int canvasPixels, long pixels) {
        long[] nearest = new long[canvasPixels];
        for (int i = 0; i < canvasPixels; i++) nearest[i] = (long) ((i + 0.5) / canvasPixels * pixels);
        return nearest;
    }

    private void paint(RandomAccess<? extends RealType<?>> pixel, long[] columns, int[] line) {
        if (image.imageLabel().isPresent()) {
            LabelLine.paint(image.imageLabel().get(), pixel, columns, line);
            return;
        }
        float[] sums = new float[3 * columns.length];
        int dimension = image.channelDimension();
        for (int c = 0; c < channels.size(); c++) {
            if (!channels.get(c).active()) continue;
            if (dimension >= 0) pixel.setPosition(c, dimension);
            add(pixel, columns, channels.get(c), sums);
        }
        for (int x = 0; x < line.length; x++)
            line[x] = byteOf(sums[3 * x]) << 16 | byteOf(sums[3 * x + 1]) << 8 | byteOf(sums[3 * x + 2]);
    }

    private static void add(RandomAccess<? extends RealType<?>> pixel, long[] columns, Channel channel, float[] sums) {
        int color = channel.color().orElseThrow();
        double start = channel.window().start().orElseThrow();
        double width = channel.window().end().orElseThrow() - start;
        for (int x = 0; x < columns.length; x++) {
            pixel.setPosition(columns[x], 0);
            double value = pixel.get().getRealDouble() - start;
            // A window without width is a threshold; NaN is black.
            double share = width == 0 ? (value > 0 ? 1 : 0) : Math.max(0, Math.min(1, value / width));
            if (!(share > 0)) continue;
            sums[3 * x] += (float) (share * (color >> 16));
            sums[3 * x + 1] += (float) (share * (color >> 8 & 0xff));
            sums[3 * x + 2] += (float) (share * (color & 0xff));
        }
    }

    private static int byteOf(float sum) {
        return Math.min(255, Math.round(sum));
    }
}
