package org.zarrkit.blocks;

import java.util.Map;
import java.util.Optional;
import net.imglib2.FinalInterval;
import org.zarrkit.ngff.ImageLabel;

/** The image mirrored along an axis. */
record Flip(String axis) implements BlockOp {

    @Override
    public String name() {
        return "flip";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("axis", axis);
    }

    @Override
    public ImageSpec output(ImageSpec input) {
        int flipped = input.dimension(axis);
        long size = input.dimensions().get(flipped);
        return input.withChannelsMoved(flipped, size, c -> size - 1 - c);
    }

    @Override
    public Optional<ImageLabel> labels(Optional<ImageLabel> input) {
        return input;
    }

    @Override
    public void apply(BlockSource input, Block output) {
        int flipped = input.spec().dimension(axis);
        long last = input.spec().dimensions().get(flipped) - 1;
        long[] min = output.interval().minAsLongArray();
        long[] max = output.interval().maxAsLongArray();
        long first = min[flipped];
        min[flipped] = last - max[flipped];
        max[flipped] = last - first;
        Block block = input.read(new FinalInterval(min, max));
        Rows.gather(block, output, (d, position) -> d == flipped ? last - position : position);
    }
}
