package org.zarrkit.blocks;

import java.util.List;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;

/**
 * Mean and variance of the box around each pixel, {@code 2 * radius + 1} wide along each axis, in double precision.
 *
 * @param variance divided by the number of pixels
 */
record LocalMoments(double[] mean, double[] variance) {

    /** @param input the block grown by the radius */
    static LocalMoments of(List<Integer> radius, Block input, Interval box) {
        double[] values = Numbers.load(input);
        double[] mean = mean(radius, new Block(input.interval(), DataType.FLOAT64, values), box);
        double[] squares = new double[values.length];
        for (int i = 0; i < values.length; i++) squares[i] = values[i] * values[i];
        double[] variance = mean(radius, new Block(input.interval(), DataType.FLOAT64, squares), box);
        for (int i = 0; i < mean.length; i++) variance[i] = Math.max(0, variance[i] - mean[i] * mean[i]);
        return new LocalMoments(mean, variance);
    }

    private static double[] mean(List<Integer> radius, Block input, Interval box) {
        Block mean = Block.of(box, DataType.FLOAT64);
        new Mean(radius, Border.REFLECT).apply(input, mean);
        return (double[]) mean.pixels();
    }
}
