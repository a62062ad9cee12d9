package org.zarrkit.blocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zarrkit.ngff.ImageLabel;

/**
 * An operation on images that works block by block. An implementation is a record of its parameters: the same input
 * gives the same output however it is cut into blocks, from any thread, any number of times.
 */
public interface BlockOp {

    /** The name in macros and on the command line, such as {@code gaussian}. */
    String name();

    /** The parameters as text, in the order in which they are shown. */
    Map<String, String> parameters();

    /**
     * What the output is for an input.
     *
     * @throws IllegalArgumentException if the operation can't be applied to such an image; the message says why
     */
    default ImageSpec output(ImageSpec input) {
        return input;
    }

    /** What is said of the labels that the output consists of, if it does; of the input as given. */
    default Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return Optional.empty();
    }

    /** Further images that it reads. */
    default List<Operand> operands() {
        return List.of();
    }

    /** Computes a box of the output, {@code output.interval()}; reads what it needs from {@code input}, best once. */
    void apply(BlockSource input, Block output);

    /**
     * This operation with every parameter that depends on all of its input worked out; the operation itself if there
     * is none such.
     */
    default BlockOp resolve(LazyImage<?> input, BlockRunner runner, Progress progress) {
        return this;
    }
}
