package org.zarrkit.blocks;

import java.util.List;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * An operation on each pixel by itself. Several in a row are computed in one pass over the pixels, and for integers of
 * 8 and 16 bit as one table; the result is rounded and clamped to the output's type after each.
 */
public interface PointOp extends BlockOp {

    /** The element type of the output for an input of a type. */
    default DataType outputType(DataType input) {
        return input;
    }

    /** The intensities between which a channel of the output is shown, for those of the input. */
    default Window window(Window input) {
        return input;
    }

    /** Whether {@link #apply(BlockSource, Block)} is faster, or more exact, than the general way. */
    default boolean computesItself() {
        return false;
    }

    /** Further images, each as large as the input or of size 1 along an axis, that pixels are computed from. */
    @Override
    default List<Operand> operands() {
        return List.of();
    }

    /**
     * Replaces the first {@code length} values of a row.
     *
     * @param operands the values of each of {@link #operands} at the same pixels
     */
    void apply(double[] row, List<double[]> operands, int length);

    @Override
    default ImageSpec output(ImageSpec input) {
        for (Operand operand : operands()) operand.requireFitting(input);
        return input.withType(outputType(input.type())).withWindows(this::window);
    }

    @Override
    default void apply(BlockSource input, Block output) {
        FusedPoints.of(List.of(this), input.spec().type()).apply(input, output);
    }
}
