package org.zarrkit.blocks;

import ij.plugin.filter.BackgroundSubtracter;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import net.imglib2.FinalInterval;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;

/**
 * Each plane less its smooth background, which a rolling ball finds: ImageJ's own {@code Subtract Background...}, without the
 * sliding paraboloid, whose reach has no end. A ball of radius r feels what is about 2 r away, so a halo of that size gives
 * what the whole plane gives. Types other than uint8 and uint16 are computed in single precision.
 *
 * @param light whether the background is bright
 * @param smooth whether the mean of 3 × 3 pixels is what the ball rolls on, as ImageJ does by default
 */
record SubtractBackground(double radius, boolean light, boolean smooth) implements BlockOp {

    SubtractBackground {
        if (!(radius >= 0.5 && radius <= 10_000))
            throw new IllegalArgumentException("radius=" + radius + "; expected 0.5 to 10000 pixels");
    }

    static SubtractBackground parse(Arguments arguments) {
        return new SubtractBackground(
                arguments.number("radius"), arguments.truth("light", false), arguments.truth("smooth", true));
    }

    @Override
    public String name() {
        return "subtract_background";
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("radius", OpText.number(radius));
        if (light) parameters.put("light", "true");
        if (!smooth) parameters.put("smooth", "false");
        return parameters;
    }

    /** ImageJ rolls large balls over a plane that it has made so many times smaller. */
    private int shrinking() {
        if (radius <= 10) return 1;
        if (radius <= 30) return 2;
        return radius <= 100 ? 4 : 8;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        Block block = Border.NEAREST.read(input, wider(input.spec(), output.interval()));
        Block result = Block.of(block.interval(), output.type());
        int plane = block.edges()[0] * block.edges()[1];
        for (int at = 0; at < block.size(); at += plane) subtract(block, at, plane, result);
        Rows.copy(result, output);
    }

    /**
     * The box with what the ball feels, within the image: the ball twice (where it touches, and what it covers), a pixel for
     * the smoothing and some for interpolation. It begins where a pixel of the shrunken plane does.
     */
    private Interval wider(ImageSpec image, Interval box) {
        int shrinking = shrinking();
        long halo = shrinking * (2 * (long) Math.ceil(Math.max(1, radius / shrinking)) + 3);
        long[] min = box.minAsLongArray();
        long[] max = box.maxAsLongArray();
        for (int d = 0; d < 2; d++) {
            min[d] = Math.max(0, min[d] - halo) / shrinking * shrinking;
            max[d] = Math.min(image.dimensions().get(d) - 1, max[d] + halo);
            // ImageJ can't enlarge a plane that shrank to one pixel.
            max[d] = Math.max(max[d], min[d] + 2L * shrinking - 1);
        }
        return new FinalInterval(min, max);
    }

    private void subtract(Block from, int at, int length, Block to) {
        int width = from.edges()[0];
        int height = from.edges()[1];
        Object pixels = from.type().newArray(length);
        System.arraycopy(from.pixels(), at, pixels, 0, length);
        ImageProcessor plane = plane(width, height, pixels, from.type());
        BackgroundSubtracter subtracter = new BackgroundSubtracter();
        subtracter.setNPasses(0); // else it moves ImageJ's progress bar
        subtracter.rollingBallBackground(plane, radius, false, light, false, smooth, false);
        // The ball then stops where it is, and says nothing.
        if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted");
        if (from.type() == DataType.UINT8 || from.type() == DataType.UINT16)
            System.arraycopy(plane.getPixels(), 0, to.pixels(), at, length);
        else {
            double[] numbers = new double[length];
            float[] floats = (float[]) plane.getPixels();
            for (int i = 0; i < length; i++) numbers[i] = floats[i];
            Numbers.store(numbers, length, to.type(), to.pixels(), at);
        }
    }

    private static ImageProcessor plane(int width, int height, Object pixels, DataType type) {
        if (type == DataType.UINT8) return new ByteProcessor(width, height, (byte[]) pixels);
        if (type == DataType.UINT16) return new ShortProcessor(width, height, (short[]) pixels, null);
        float[] floats = new float[width * height];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) Numbers.number(pixels, type, i);
        return new FloatProcessor(width, height, floats);
    }
}
