package org.zarrkit.blocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import org.zarrkit.ngff.ImageLabel;

/**
 * The axes in another order, given in C order (the last is x of ImageJ). OME-Zarr wants time, channel, space in this
 * order; axes of space may be exchanged freely, and are named anew: what was y is z, seen from another side.
 */
record Permute(List<String> axes) implements BlockOp {

    Permute {
        axes = List.copyOf(axes);
    }

    @Override
    public String name() {
        return "permute";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("axes", String.join(",", axes));
    }

    /** For each dimension of the output, x first, the dimension of the input. */
    private List<Integer> order(ImageSpec input) {
        List<Integer> order = new ArrayList<>();
        for (int i = axes.size() - 1; i >= 0; i--) order.add(input.dimension(axes.get(i)));
        if (order.size() != input.rank() || new HashSet<>(order).size() != input.rank())
            throw new IllegalArgumentException(
                    "axes=" + String.join(",", axes) + "; expected each axis of the image once: "
                            + input.multiscale().axes());
        return order;
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        return input.permuted(order(input));
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        List<Integer> order = order(input.spec());
        long[] min = new long[order.size()];
        long[] max = new long[order.size()];
        for (int d = 0; d < min.length; d++) {
            min[order.get(d)] = output.interval().min(d);
            max[order.get(d)] = output.interval().max(d);
        }
        Block block = input.read(new FinalInterval(min, max));
        Strides.permute(block, order, output);
    }
}
