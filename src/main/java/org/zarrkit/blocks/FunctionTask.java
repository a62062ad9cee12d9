package org.zarrkit.blocks;

import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.zarrkit.codec.DataType;

/** A function of a person on ImgLib2 images. */
record FunctionTask(BlockFunction function) implements BlockTask {

    private static final int ROW = 1024;

    @Override
    public Object apply(Block block, DataType type) {
        Img<?> image = BlockImages.of(block);
        long[] position = block.interval().minAsLongArray();
        RandomAccessibleInterval<?> result = function.apply(image, position.clone());
        requireSameSize(block, position, result);
        if (result == image && type == block.type()) return block.pixels();
        Block computed = Block.of(block.interval(), type);
        copy(result, position, computed);
        return computed.pixels();
    }

    private static void requireSameSize(Block block, long[] position, RandomAccessibleInterval<?> result) {
        String at = " for the block at " + Arrays.toString(position) + " (x first)";
        if (result == null)
            throw new IllegalArgumentException("the function returned nothing" + at + "; expected an image");
        long[] expected = block.interval().dimensionsAsLongArray();
        if (!Arrays.equals(result.dimensionsAsLongArray(), expected))
            throw new IllegalArgumentException("the function returned an image of the size "
                    + Arrays.toString(result.dimensionsAsLongArray()) + at + "; expected "
                    + Arrays.toString(expected));
    }

    private static void copy(RandomAccessibleInterval<?> result, long[] position, Block computed) {
        Cursor<?> cursor = Views.flatIterable(result).cursor();
        double[] row = new double[ROW];
        for (int at = 0; at < computed.size(); at += ROW) {
            int n = Math.min(ROW, computed.size() - at);
            for (int i = 0; i < n; i++) row[i] = number(cursor.next(), position);
            Numbers.store(row, n, computed.type(), computed.pixels(), at);
        }
    }

    private static double number(Object pixel, long[] position) {
        if (pixel instanceof RealType<?> value) return value.getRealDouble();
        throw new IllegalArgumentException("the function returned pixels of "
                + pixel.getClass().getSimpleName() + " for the block at " + Arrays.toString(position)
                + "; expected numbers");
    }
}
