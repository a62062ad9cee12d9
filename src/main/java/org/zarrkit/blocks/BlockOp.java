package org.zarrkit.blocks;

import java.util.Map;
import net.imglib2.Interval;
import org.zarrkit.codec.DataType;
import org.zarrkit.ngff.Window;

/**
 * An operation on images that works block by block. An implementation is a record of its parameters: the same input
 * gives the same output however it is cut into blocks, from any thread, any number of times.
 */
public interface BlockOp {

    /** The name in macros and on the command line, such as {@code gaussian}. */
    String name();

    /** The parameters as text, in the order in which they are shown. */
    Map<String, String> parameters();

    /** The element type of the output for an input of a type. */
    default DataType outputType(DataType input) {
        return input;
    }

    /** The intensities between which a channel of the output is shown, for those of the input. */
    default Window window(Window input) {
        return input;
    }

    /** The input that a part of the output is computed from; it may reach beyond the image, and is then cut off. */
    default Interval needs(Interval output) {
        return output;
    }

    /**
     * Computes {@code output} from {@code input}, which covers {@link #needs} as far as the image goes: where it was
     * cut off is the image's border.
     */
    void apply(Block input, Block output);

    /**
     * This operation with every parameter that depends on all of its input worked out; the operation itself if there
     * is none such.
     */
    default BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        return this;
    }
}
